package dev.hawser.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServedClustersTest {
  @TempDir private Path folder;

  @Test
  void shouldAskEachClusterForItsId() throws IOException {
    try (var rome = new ApiServer("rome", "uid-1");
        var milan = new ApiServer("milan", "uid-2");
        var clusters = ServedClusters.connect(sources(rome, milan), "liqo")) {
      assertThat(clusters.all())
          .extracting(cluster -> cluster.id().value())
          .containsExactly("rome", "milan");
    }
  }

  @Test
  void shouldRefuseTwoClustersOfOneId() throws IOException {
    try (var one = new ApiServer("rome", "uid-1");
        var other = new ApiServer("rome", "uid-2")) {
      assertThatThrownBy(() -> ServedClusters.connect(sources(one, other), "liqo"))
          .isInstanceOf(WorkerStartException.class)
          .hasMessageContaining("two of the clusters have the Liqo ID rome");
    }
  }

  @Test
  void shouldRefuseOneClusterUnderTwoIds() throws IOException {
    try (var one = new ApiServer("rome", "uid-1");
        var other = new ApiServer("milan", "uid-1")) {
      assertThatThrownBy(() -> ServedClusters.connect(sources(one, other), "liqo"))
          .isInstanceOf(WorkerStartException.class)
          .hasMessageContaining("rome and milan are one cluster");
    }
  }

  @Test
  void shouldRefuseAClusterWithoutLiqo() throws IOException {
    try (var rome = new ApiServer("rome", "uid-1")) {
      assertThatThrownBy(() -> ServedClusters.connect(sources(rome), "elsewhere"))
          .isInstanceOf(WorkerStartException.class)
          .hasMessageContaining("127.0.0.1");
    }
  }

  @Test
  void shouldRefuseAKubeconfigThatIsNone() throws IOException {
    // given
    var file = Files.writeString(folder.resolve("notes.txt"), "buy rope");
    // when, then
    assertThatThrownBy(
            () -> ServedClusters.connect(List.of(new ClusterSource.Kubeconfig(file, null)), "liqo"))
        .isInstanceOf(WorkerStartException.class)
        .hasMessageContaining("notes.txt");
  }

  private List<ClusterSource> sources(ApiServer... servers) {
    return Arrays.stream(servers).map(this::source).toList();
  }

  private ClusterSource source(ApiServer server) {
    try {
      return new ClusterSource.Kubeconfig(server.kubeconfig(folder), null);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
