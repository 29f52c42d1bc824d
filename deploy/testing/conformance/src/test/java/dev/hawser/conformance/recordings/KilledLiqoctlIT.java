package dev.hawser.conformance.recordings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hawser.activity.ClusterId;
import dev.hawser.harness.PeeringObserver;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Hawser finds what a liqoctl left that was killed after any of its recorded writes. */
@SuppressWarnings("NullAway.Init")
class KilledLiqoctlIT {
  private static final ClusterId CONSUMER = new ClusterId("alpha");
  private static final int PEER = 0;

  private static Recording recording;
  private static RecordedClusters clusters;
  private static HawserClient hawser;
  private static PeeringObserver observer;

  /** The number of writes before the kill, and the last of them. */
  record Kill(int writes, ClientStep last) {
    @Override
    public String toString() {
      return writes + " writes, " + last.verb() + " " + last.place();
    }
  }

  @BeforeAll
  static void open(@TempDir Path folder) {
    var recordings = findRecording();
    if (recordings.isEmpty())
      System.err.println("SKIPPED: no recordings of real Liqo (shared/golden)");
    assumeTrue(recordings.isPresent(), "no recordings");
    recording = recordings.get();
    clusters = RecordedClusters.like(recording, folder);
    hawser = HawserClient.on(clusters);
    var kubeconfigs = clusters.kubeconfigs();
    observer = PeeringObserver.of(kubeconfigs.get(0), kubeconfigs.get(1), hawser.stubs());
  }

  @AfterAll
  static void close() {
    if (clusters == null) return;
    observer.close();
    hawser.close();
    clusters.close();
  }

  static Stream<Kill> writes() {
    return findRecording().stream()
        .flatMap(
            found -> {
              var steps = client(found).steps(PEER);
              return IntStream.rangeClosed(1, steps.size())
                  .mapToObj(writes -> new Kill(writes, steps.get(writes - 1)));
            });
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("writes")
  void shouldCompleteOrRemoveWhatAKilledLiqoctlLeft(Kill killed) throws Exception {
    // given
    var clean = observer.snapshot();
    replayUntilKilled(killed);

    // when
    hawser.unpeer();

    // then
    assertEquals(Set.of(), observer.differencesExceptLeftovers(clean));

    // given
    observer.removeLeftovers();
    replayUntilKilled(killed);

    // when
    hawser.peer();

    // then
    assertTrue(observer.isPeered(CONSUMER), "is peered");

    // when
    hawser.unpeer();

    // then
    assertEquals(Set.of(), observer.differencesExceptLeftovers(clean));
    observer.removeLeftovers();
  }

  private static void replayUntilKilled(Kill killed) throws InterruptedException {
    assertEquals(Optional.empty(), client(recording).perform(PEER, killed.writes()));
  }

  private static RecordedClient client(Recording of) {
    return new RecordedClient(of, clusters, KnownDifferenceLists.recordings());
  }

  private static Optional<Recording> findRecording() {
    return Recording.folder().map(folder -> Recording.read(folder.resolve("a-full-defaults")));
  }
}
