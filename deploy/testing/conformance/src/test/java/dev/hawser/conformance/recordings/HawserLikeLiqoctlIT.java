package dev.hawser.conformance.recordings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hawser.comparison.KnownDifferences;
import dev.hawser.comparison.StateComparison;
import dev.hawser.comparison.StateDifference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares what Hawser leaves with what liqoctl left on real Liqo. */
class HawserLikeLiqoctlIT {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final KnownDifferences scope = KnownDifferenceLists.recordings();
  private final KnownDifferences own = KnownDifferenceLists.hawser();
  private final StateComparison comparison = new StateComparison(scope);

  @TempDir Path folder;

  @Test
  void shouldLeaveTheSameObjectsAsLiqoctl() throws Exception {
    // given
    var recording = Recording.read(Recording.requireFolder().resolve("a-full-defaults"));
    try (var clusters = RecordedClusters.like(recording, folder);
        var hawser = HawserClient.on(clusters, folder)) {

      // when
      hawser.peer();
      var afterPeer = unexplained(recording, 0, clusters);
      hawser.unpeer();
      var afterUnpeer = unexplained(recording, 1, clusters);

      // then
      assertEquals(List.of(), afterPeer);
      assertEquals(List.of(), afterUnpeer);
    }
    assertTrue(own.unused().isEmpty(), () -> "not needed any more: " + own.unused());
  }

  private List<StateDifference> unexplained(
      Recording recording, int command, RecordedClusters clusters) throws InterruptedException {
    var expected = recording.before(recording.endOf(command)).createdObjects();
    var label = recording.commands().get(command).label().startsWith("peer") ? "peer" : "unpeer";
    var unused =
        clusters
            .recorder()
            .await(
                state ->
                    comparison.of(expected, state.createdObjects()).stream()
                        .allMatch(each -> own.explains(label, each)),
                TIMEOUT);
    return comparison.of(expected, clusters.recorder().state().createdObjects()).stream()
        .filter(each -> !own.explains(label, each))
        .toList();
  }
}
