package dev.hawser.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.hawser.liqo.LiqoCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

@Timeout(60)
@Isolated("It reads a log.")
class ServedClustersTest {
  @TempDir private Path folder;
  private final List<String> served = new CopyOnWriteArrayList<>();

  @Test
  void shouldServeEachClusterThatAnswers() {
    try (var rome = TestCluster.withLiqo("rome");
        var milan = TestCluster.withLiqo("milan");
        // given
        var clusters = clusters("liqo", rome.source(folder), milan.source(folder))) {
      // when
      clusters.check();
      clusters.serveConnected(this::serve);

      // then
      assertThat(served).containsExactly("rome", "milan");
    }
  }

  @Test
  void shouldServeTheOthersWhileOneDoesNotAnswer() {
    try (var rome = TestCluster.withLiqo("rome");
        var milan = TestCluster.withLiqo("milan");
        // given
        var clusters = clusters("liqo", milan.source(folder), rome.source(folder))) {
      milan.close();

      // when
      clusters.check();
      clusters.serveConnected(this::serve);

      // then
      assertThat(served).containsExactly("rome");
      assertThat(clusters.all().getFirst().problem().orElseThrow()).contains("does not answer");
    }
  }

  @Test
  void shouldServeAClusterOnceItAnswers() throws Exception {
    try (var rome = TestCluster.withoutLiqo("rome");
        // given
        var clusters = clusters("liqo", rome.source(folder))) {
      clusters.check();
      clusters.serveConnected(this::serve);
      var before = List.copyOf(served);
      var problem = clusters.all().getFirst().problem().orElseThrow();
      var taken = new CompletableFuture<String>();

      // when
      clusters.follow(cluster -> taken.complete(cluster.id().value()));
      rome.installLiqo("liqo", "rome");

      // then
      assertThat(before).isEmpty();
      assertThat(problem).contains("127.0.0.1", "has no Liqo in namespace liqo");
      assertThat(taken.get(20, TimeUnit.SECONDS)).isEqualTo("rome");
    }
  }

  @Test
  void shouldTryAgainToServeAClusterThatAnswers() throws Exception {
    try (var rome = TestCluster.withLiqo("rome");
        // given
        var clusters = clusters("liqo", rome.source(folder))) {
      var attempts = new CountDownLatch(2);

      // when
      clusters.follow(
          cluster -> {
            attempts.countDown();
            if (attempts.getCount() > 0) throw new IllegalStateException("Temporal is away");
          });

      // then
      assertThat(attempts.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void shouldNotServeASecondKubeconfigOfAClusterLater() throws Exception {
    try (var rome = TestCluster.withLiqo("rome");
        // given
        var clusters = clusters("liqo", rome.source(folder), rome.source(folder))) {
      var first = clusters.all().getFirst();
      first.check();
      first.setServed();

      // when
      clusters.follow(this::serve);
      var second = clusters.all().getLast();
      while (!second.problem().orElse("").startsWith("two clusters")) Thread.onSpinWait();

      // then
      assertThat(served).isEmpty();
      assertThat(second.isServed()).isFalse();
    }
  }

  @Test
  void shouldRefuseTwoClustersWithTheSameId() {
    try (var one = TestCluster.withLiqo("rome");
        var other = TestCluster.withLiqo("rome");
        // given
        var clusters = clusters("liqo", one.source(folder), other.source(folder))) {
      clusters.check();

      // when
      var serving = assertThatThrownBy(() -> clusters.serveConnected(this::serve));

      // then
      serving
          .isInstanceOf(WorkerStartException.class)
          .hasMessage(
              "two clusters have the Liqo ID rome: name each cluster once, and give each Liqo its"
                  + " own clusterID");
      assertThat(served).isEmpty();
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
  void shouldSayThatAServedClusterIsAway() {
    try (var rome = TestCluster.withLiqo("rome");
        // given
        var clusters = clusters("liqo", rome.source(folder))) {
      clusters.check();
      clusters.serveConnected(this::serve);
      rome.close();

      // when
      clusters.check();

      // then
      var cluster = clusters.all().getFirst();
      assertThat(cluster.problem()).isPresent();
      assertThat(cluster.isServed()).isTrue();
      assertThat(cluster.name()).isEqualTo("cluster/rome");
    }
  }

  @Test
  void shouldLogOnceWhichPolicyIsObeyed() {
    // given
    var log = new ListAppender<ILoggingEvent>();
    log.start();
    var logger = (Logger) LoggerFactory.getLogger(RequestedCluster.class);
    logger.setLevel(Level.INFO);
    logger.addAppender(log);
    try (var naples = TestCluster.withLiqo("naples");
        var turin = TestCluster.withLiqo("turin");
        var clusters = clusters("liqo", naples.source(folder), turin.source(folder))) {
      turin.obey("callers: any\npeers: []\n");

      // when
      clusters.check();
      clusters.serveConnected(this::serve);
      clusters.all().forEach(RequestedCluster::logChange);

      // then
      assertThat(log.list)
          .extracting(ILoggingEvent::getFormattedMessage)
          .filteredOn(line -> line.contains("naples") || line.contains("turin"))
          .containsExactly(
              "cluster/naples has no policy: its worker acts for every run in this namespace of"
                  + " Temporal (see docs/policy.md)",
              "cluster/turin obeys the policy in ConfigMap liqo/hawser-policy");
    } finally {
      logger.detachAppender(log);
      logger.setLevel(null);
    }
  }

  @Test
  void shouldRefuseAFileThatIsNotAKubeconfig() throws IOException {
    // given
    var file = Files.writeString(folder.resolve("notes.txt"), "buy rope");

    // when
    var opening =
        assertThatThrownBy(() -> clusters("liqo", new ClusterSource.Kubeconfig(file, null)));

    // then
    opening.isInstanceOf(WorkerStartException.class).hasMessageContaining("notes.txt");
  }

  private static ServedClusters clusters(String liqoNamespace, ClusterSource... sources) {
    return ServedClusters.of(List.of(sources), liqoNamespace, null);
  }

  private void serve(LiqoCluster cluster) {
    served.add(cluster.id().value());
  }
}
