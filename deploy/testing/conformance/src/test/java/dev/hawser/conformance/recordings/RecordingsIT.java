package dev.hawser.conformance.recordings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.hawser.comparison.EventOrder;
import dev.hawser.comparison.KnownDifferences;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Compares simulated Liqo with recordings of real Liqo, under the same client. */
class RecordingsIT {
  private static final int PARALLEL = 2;
  private static final int REPEATS = 2;

  @TempDir Path folder;

  private final ReadWriteLock turns = new ReentrantReadWriteLock(true);
  private final Lock together = turns.readLock();
  private final Lock alone = turns.writeLock();
  private final ExecutorService executor = Executors.newFixedThreadPool(PARALLEL);
  private final AtomicLong compared = new AtomicLong();

  @AfterEach
  void stop() {
    executor.shutdownNow();
  }

  @TestFactory
  Stream<DynamicTest> shouldDoWhatRealLiqoDid() {
    // given
    var source = Recording.requireFolder();
    var knownDifferences = KnownDifferenceLists.recordings();
    var recordings =
        Recording.names(source).stream().map(name -> Recording.read(source.resolve(name))).toList();
    var order = new EventOrder(knownDifferences);
    recordings.forEach(recording -> order.learn(recording.events()));
    order.pairs().forEach(pair -> knownDifferences.allowsAnyOrder(pair.earlier(), pair.later()));
    var only = System.getProperty("recording", "");

    // when
    var replays = new LinkedHashMap<String, Future<List<String>>>();
    for (var recording : recordings) {
      if (!recording.name().startsWith(only)) continue;
      var replay = executor.submit(() -> replay(recording, knownDifferences, order));
      replays.put(recording.name(), replay);
    }

    // then
    assertFalse(replays.isEmpty(), "no recording has a name that begins with \"" + only + "\"");
    var tests = new ArrayList<DynamicTest>();
    replays.forEach(
        (name, replay) -> tests.add(DynamicTest.dynamicTest(name, () -> awaitSuccess(replay))));
    if (only.isEmpty()) {
      tests.add(
          DynamicTest.dynamicTest(
              "every entry of the list is needed",
              () -> assertEquals(List.of(), knownDifferences.unused())));
    }
    return Stream.concat(tests.stream(), Stream.of(summary(recordings, knownDifferences, order)));
  }

  private static void awaitSuccess(Future<List<String>> replay) throws Exception {
    assertEquals("", String.join("\n", replay.get()));
  }

  private DynamicTest summary(
      List<Recording> recordings, KnownDifferences knownDifferences, EventOrder order) {
    return DynamicTest.dynamicTest(
        "totals",
        () ->
            System.out.printf(
                "%d recordings, %d objects compared, %d pairs of events in order, %d listed"
                    + " differences%n",
                recordings.size(), compared.get(), order.pairs().size(), knownDifferences.count()));
  }

  /**
   * Replays again, now alone, if the order is wrong: beside others, controllers may be late, but
   * what has another cause is wrong in every replay.
   */
  private List<String> replay(
      Recording recording, KnownDifferences knownDifferences, EventOrder order)
      throws InterruptedException {
    var problems = new ArrayList<String>();
    var violated = replayOnce(together, recording, knownDifferences, order, problems);
    for (int again = 0; again < REPEATS && !violated.isEmpty(); again++) {
      violated.retainAll(replayOnce(alone, recording, knownDifferences, order, problems));
    }
    violated.forEach(pair -> problems.add("order: " + pair));
    return problems;
  }

  private Set<EventOrder.EventPair> replayOnce(
      Lock turn,
      Recording recording,
      KnownDifferences knownDifferences,
      EventOrder order,
      List<String> problems)
      throws InterruptedException {
    turn.lockInterruptibly();
    try (var clusters = RecordedClusters.like(recording, folder(recording))) {
      var replay = new RecordingReplay(recording, clusters, knownDifferences);
      problems.addAll(replay.run());
      compared.addAndGet(replay.compared());
      var violated = order.violated(clusters.recorder().events());
      violated.removeIf(pair -> knownDifferences.allowsAnyOrder(pair.earlier(), pair.later()));
      return violated;
    } finally {
      turn.unlock();
    }
  }

  private Path folder(Recording recording) {
    try {
      return Files.createTempDirectory(folder, recording.name());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
