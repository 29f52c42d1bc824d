package dev.hawser.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.liqo.LiqoCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ServedClustersTest {
  @TempDir private Path folder;

  @Test
  void shouldAskEachClusterForItsId() {
    try (var rome = TestCluster.withLiqo("rome");
        var milan = TestCluster.withLiqo("milan")) {
      // given
      var sources = List.of(rome.source(folder), milan.source(folder));

      // when
      try (var clusters = ServedClusters.connect(sources, "liqo")) {
        // then
        assertThat(clusters.all())
            .extracting(cluster -> cluster.id().value())
            .containsExactly("rome", "milan");
      }
    }
  }

  @Test
  void shouldServeNoClusterWithoutSources() {
    // when
    try (var clusters = ServedClusters.connect(List.of(), "liqo")) {
      // then
      assertThat(clusters.all()).isEmpty();
    }
  }

  @Test
  void shouldRefuseTwoClustersWithTheSameId() {
    try (var one = TestCluster.withLiqo("rome");
        var other = TestCluster.withLiqo("rome")) {
      // given
      var sources = List.of(one.source(folder), other.source(folder));

      // when
      var connecting = assertThatThrownBy(() -> ServedClusters.connect(sources, "liqo"));

      // then
      connecting
          .isInstanceOf(WorkerStartException.class)
          .hasMessage(
              "two clusters have the Liqo ID rome: name each cluster once, and give each Liqo its"
                  + " own clusterID");
    }
  }

  @Test
  void shouldRefuseOneClusterUnderTwoIds() {
    try (var cluster = TestCluster.withLiqo("rome")) {
      cluster.installLiqo("liqo-2", "milan");
      try (var rome = LiqoCluster.connect(cluster.client(), "liqo");
          var milan = LiqoCluster.connect(cluster.client(), "liqo-2")) {
        // given
        var clusters = List.of(rome, milan);

        // when
        var checking = assertThatThrownBy(() -> ServedClusters.requireDistinct(clusters));

        // then
        checking
            .isInstanceOf(WorkerStartException.class)
            .hasMessage(
                "rome and milan are the same cluster: their kube-system namespaces have the same"
                    + " UID");
      }
    }
  }

  @Test
  void shouldRefuseAClusterWithoutLiqo() {
    try (var rome = TestCluster.withLiqo("rome")) {
      // given
      var sources = List.of(rome.source(folder));

      // when
      var connecting = assertThatThrownBy(() -> ServedClusters.connect(sources, "elsewhere"));

      // then
      connecting
          .isInstanceOf(WorkerStartException.class)
          .hasMessageContaining("127.0.0.1")
          .hasMessageContaining("elsewhere");
    }
  }

  @Test
  void shouldRefuseAClusterThatDoesNotAnswer() {
    // given
    List<ClusterSource> sources;
    try (var rome = TestCluster.withLiqo("rome")) {
      sources = List.of(rome.source(folder));
    }

    // when
    var connecting = assertThatThrownBy(() -> ServedClusters.connect(sources, "liqo"));

    // then
    connecting.isInstanceOf(WorkerStartException.class).hasMessageContaining("does not answer");
  }

  @Test
  void shouldRefuseAFileThatIsNotAKubeconfig() throws IOException {
    // given
    var file = Files.writeString(folder.resolve("notes.txt"), "buy rope");
    List<ClusterSource> sources = List.of(new ClusterSource.Kubeconfig(file, null));

    // when
    var connecting = assertThatThrownBy(() -> ServedClusters.connect(sources, "liqo"));

    // then
    connecting.isInstanceOf(WorkerStartException.class).hasMessageContaining("notes.txt");
  }
}
