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

/** What a liqoctl leaves that is killed after any of its writes, as real Liqo has seen them. */
@SuppressWarnings("NullAway.Init")
class KilledLiqoctlIT {
  private static final ClusterId CONSUMER = new ClusterId("alpha");
  private static final int PEER = 0;

  private static Recording recording;
  private static RecordedClusters stage;
  private static HawserClient hawser;
  private static PeeringObserver witness;

  /** The last write of a liqoctl, and how many it has made with it. */
  record Killed(int writes, ClientStep last) {
    @Override
    public String toString() {
      return writes + " writes, " + last.verb() + " " + last.place();
    }
  }

  @BeforeAll
  static void open(@TempDir Path folder) {
    var golden = golden();
    if (golden.isEmpty()) System.err.println("SKIPPED: no recordings of real Liqo (shared/golden)");
    assumeTrue(golden.isPresent(), "no recordings");
    recording = golden.get();
    stage = RecordedClusters.like(recording, folder);
    hawser = HawserClient.on(stage);
    var kubeconfigs = stage.kubeconfigs();
    witness = PeeringObserver.of(kubeconfigs.get(0), kubeconfigs.get(1), hawser.stubs());
  }

  @AfterAll
  static void close() {
    if (stage == null) return;
    witness.close();
    hawser.close();
    stage.close();
  }

  static Stream<Killed> writes() {
    return golden().stream()
        .flatMap(
            found -> {
              var steps = client(found).steps(PEER);
              return IntStream.rangeClosed(1, steps.size())
                  .mapToObj(writes -> new Killed(writes, steps.get(writes - 1)));
            });
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("writes")
  void shouldFinishOrTakeAwayWhatAKilledLiqoctlLeft(Killed killed) throws Exception {
    // given
    var clean = witness.look();
    leftBy(killed);

    // when
    hawser.unpeer();

    // then
    assertEquals(Set.of(), witness.leftOverSince(clean));

    // given
    witness.tidy();
    leftBy(killed);

    // when
    hawser.peer();

    // then
    assertTrue(witness.isPeered(CONSUMER), "peered");

    // when
    hawser.unpeer();

    // then
    assertEquals(Set.of(), witness.leftOverSince(clean));
    witness.tidy();
  }

  private static void leftBy(Killed killed) throws InterruptedException {
    assertEquals(Optional.empty(), client(recording).perform(PEER, killed.writes()));
  }

  private static RecordedClient client(Recording of) {
    return new RecordedClient(of, stage, KnownDifferenceLists.recordings());
  }

  private static Optional<Recording> golden() {
    return Recording.folder().map(folder -> Recording.read(folder.resolve("a-full-defaults")));
  }
}
