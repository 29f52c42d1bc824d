package dev.hawser.conformance.recordings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hawser.comparison.KnownDifferences;
import dev.hawser.comparison.StateComparison;
import dev.hawser.comparison.StateDifference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run of Hawser leaves, against what liqoctl left on real Liqo. */
class HawserLikeLiqoctlIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final KnownDifferences scope = KnownDifferenceLists.recordings();
  private final KnownDifferences own = KnownDifferenceLists.hawser();
  private final StateComparison comparison = new StateComparison(scope);

  @TempDir Path folder;

  @Test
  void shouldLeaveTheObjectsThatLiqoctlLeaves() throws Exception {
    var golden = Recording.folder();
    if (golden.isEmpty()) System.err.println("SKIPPED: no recordings of real Liqo (shared/golden)");
    assumeTrue(golden.isPresent(), "no recordings");
    // given
    var recording = Recording.read(golden.orElseThrow().resolve("a-full-defaults"));
    try (var stage = RecordedClusters.like(recording, folder);
        var hawser = HawserClient.on(stage)) {
      // when
      hawser.peer();
      // then
      assertEquals(List.of(), unexplained(recording, 0, stage));
      // when
      hawser.unpeer();
      // then
      assertEquals(List.of(), unexplained(recording, 1, stage));
    }
    assertTrue(own.unused().isEmpty(), () -> "not needed any more: " + own.unused());
  }

  private List<StateDifference> unexplained(
      Recording recording, int command, RecordedClusters stage) throws InterruptedException {
    var expected = recording.before(recording.endOf(command)).newcomers();
    var label = recording.commands().get(command).label().startsWith("peer") ? "peer" : "unpeer";
    var unused =
        stage
            .observation()
            .await(
                world ->
                    comparison.of(expected, world.newcomers()).stream()
                        .allMatch(each -> own.explains(label, each)),
                PATIENCE);
    return comparison.of(expected, stage.observation().world().newcomers()).stream()
        .filter(each -> !own.explains(label, each))
        .toList();
  }
}
