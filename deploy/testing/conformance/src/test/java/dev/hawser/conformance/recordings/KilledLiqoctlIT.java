package dev.hawser.conformance.recordings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hawser.harness.ClusterUser;
import dev.hawser.harness.LiqoctlLeftovers;
import dev.hawser.harness.PairSnapshot;
import dev.hawser.harness.PeeringAssertions;
import dev.hawser.harness.PeeringEnvironment;
import dev.hawser.harness.RandomSample;
import dev.hawser.harness.ResourceKind;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Hawser finds what a liqoctl left that was killed after any of its recorded writes; tests a sample
 * of them.
 */
@SuppressWarnings("NullAway.Init")
class KilledLiqoctlIT {
  private static final int PEER = 0;

  private static Recording recording;
  private static RecordedClusters clusters;
  private static HawserClient hawser;
  private static PeeringEnvironment pair;
  private static PairSnapshot clean;

  /** The number of writes before the kill, and the last of them. */
  record Kill(int writes, ClientWrite last) {
    @Override
    public String toString() {
      return writes + " writes, " + last.verb() + " " + last.place();
    }
  }

  @BeforeAll
  static void open(@TempDir Path folder) {
    recording = Recording.read(Recording.requireFolder().resolve("a-full-defaults"));
    clusters = RecordedClusters.like(recording, folder);
    hawser = HawserClient.on(clusters, folder);
    pair = hawser.pair();
    clean = PairSnapshot.of(pair);
  }

  /** Whatever a test made can be unpeered. */
  @AfterEach
  void requireClean() {
    hawser.unpeer();
    assertEquals(Set.of(), clean.differences(LiqoctlLeftovers::contains));
    removeLeftovers();
  }

  @AfterAll
  static void close() {
    if (clusters == null) return;
    hawser.close();
    clusters.close();
  }

  static Stream<Kill> writes() {
    return Recording.folder().stream()
        .map(folder -> Recording.read(folder.resolve("a-full-defaults")))
        .flatMap(
            found -> {
              var steps = client(found).steps(PEER);
              var kills =
                  IntStream.rangeClosed(1, steps.size())
                      .mapToObj(writes -> new Kill(writes, steps.get(writes - 1)))
                      .toList();
              return RandomSample.of(kills).stream();
            });
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("writes")
  void shouldRemoveWhatAKilledLiqoctlLeft(Kill killed) throws Exception {
    // given
    replayUntilKilled(killed);

    // when
    hawser.unpeer();

    // then
    assertEquals(Set.of(), clean.differences(LiqoctlLeftovers::contains));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("writes")
  void shouldCompleteWhatAKilledLiqoctlLeft(Kill killed) throws Exception {
    // given
    replayUntilKilled(killed);

    // when
    hawser.peer();

    // then
    PeeringAssertions.assertNodeReady(pair.rome(), pair.milan());
    PeeringAssertions.assertUnclaimed(pair.rome(), pair.milan());
  }

  private static void replayUntilKilled(Kill killed) throws InterruptedException {
    assertEquals(Optional.empty(), client(recording).perform(PEER, killed.writes()));
  }

  private static void removeLeftovers() {
    removeLeftovers(pair.rome(), pair.milan());
    removeLeftovers(pair.milan(), pair.rome());
  }

  private static void removeLeftovers(ClusterUser cluster, ClusterUser peer) {
    cluster.remove(ResourceKind.FOREIGN_CLUSTER, null, peer.id().value());
    cluster.remove(ResourceKind.NAMESPACE, null, ClusterUser.tenantNamespace(peer));
  }

  private static RecordedClient client(Recording of) {
    return new RecordedClient(of, clusters, KnownDifferenceLists.recordings());
  }
}
