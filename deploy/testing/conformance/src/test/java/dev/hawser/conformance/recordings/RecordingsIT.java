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
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Simulated Liqo against recordings of real Liqo, driven by the same client. */
class RecordingsIT {
  private static final int AT_ONCE = 2;

  @TempDir Path folder;

  private final ExecutorService stages = Executors.newFixedThreadPool(AT_ONCE);
  private final AtomicLong compared = new AtomicLong();

  @AfterEach
  void strike() {
    stages.shutdownNow();
  }

  @TestFactory
  Stream<DynamicTest> shouldDoWhatRealLiqoDid() {
    var golden = Recording.folder();
    if (golden.isEmpty()) {
      System.err.println("SKIPPED: no recordings of real Liqo (shared/golden) above this folder");
      return Stream.of();
    }
    var ledger = KnownDifferenceLists.recordings();
    var recordings =
        Recording.names(golden.get()).stream()
            .map(name -> Recording.read(golden.get().resolve(name)))
            .toList();
    var order = new EventOrder(ledger);
    recordings.forEach(recording -> order.learn(recording.sightings()));
    order.pairs().forEach(pair -> ledger.frees(pair.earlier(), pair.later()));
    var tests = new ArrayList<DynamicTest>();
    var only = System.getProperty("recording", "");
    for (var recording : recordings) {
      if (!recording.name().startsWith(only)) continue;
      var replay = stages.submit(() -> replay(recording, ledger, order));
      tests.add(DynamicTest.dynamicTest(recording.name(), () -> holds(replay)));
    }
    assertFalse(tests.isEmpty(), "no recording has a name that begins with \"" + only + "\"");
    if (only.isEmpty()) {
      tests.add(
          DynamicTest.dynamicTest(
              "every entry of the list is needed", () -> assertEquals(List.of(), ledger.unused())));
    }
    return Stream.concat(tests.stream(), Stream.of(summary(recordings, ledger, order)));
  }

  private static void holds(Future<List<String>> replay) throws Exception {
    assertEquals("", String.join("\n", replay.get()));
  }

  private DynamicTest summary(
      List<Recording> recordings, KnownDifferences ledger, EventOrder order) {
    return DynamicTest.dynamicTest(
        "totals",
        () ->
            System.out.printf(
                "%d recordings, %d objects compared, %d pairs of events in order, %d listed"
                    + " differences%n",
                recordings.size(), compared.get(), order.pairs().size(), ledger.size()));
  }

  /** What has a cause comes in the same order each time; what has none may have come by chance. */
  private List<String> replay(Recording recording, KnownDifferences ledger, EventOrder order)
      throws InterruptedException {
    var complaints = new ArrayList<String>();
    var broken = play(recording, ledger, order, complaints);
    if (!broken.isEmpty()) broken.retainAll(play(recording, ledger, order, complaints));
    broken.forEach(pair -> complaints.add("order: " + pair));
    return complaints;
  }

  private Set<EventOrder.Pair> play(
      Recording recording, KnownDifferences ledger, EventOrder order, List<String> complaints)
      throws InterruptedException {
    try (var stage = RecordedClusters.like(recording, folder(recording))) {
      var replay = new RecordingReplay(recording, stage, ledger);
      complaints.addAll(replay.run());
      compared.addAndGet(replay.compared());
      var broken = order.broken(stage.observation().sightings());
      broken.removeIf(pair -> ledger.frees(pair.earlier(), pair.later()));
      return broken;
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
