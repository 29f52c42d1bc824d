package dev.hawser.faults.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.faultproxy.grpc.ActivityTask;
import dev.hawser.faultproxy.grpc.TaskStage;
import org.junit.jupiter.api.Test;

/** How the activities of a run are named and recorded. */
class RunActivityTest {
  @Test
  void shouldNumberActivitiesOfTheSameTypeAndCluster() {
    // given
    var counter = new RunActivity.Counter();
    counter.firstAttempt(task("AwaitObject", "rome", 1));
    counter.firstAttempt(task("AwaitObject", "milan", 1));

    // when
    var second = counter.firstAttempt(task("AwaitObject", "rome", 1));

    // then
    assertThat(second).isEqualTo(new RunActivity("AwaitObject", "rome", 2));
    assertThat(second).hasToString("AwaitObject on rome (2)");
  }

  @Test
  void shouldRecordEachActivityOnceInTheOrderOfItsStart() {
    // given
    var recorder = new ActivityRecorder();

    // when
    recorder.at(TaskStage.BEFORE_HANDING_OUT, task("ClaimPair", "rome", 1));
    recorder.at(TaskStage.HANDED_OUT, task("ClaimPair", "rome", 1));
    recorder.at(TaskStage.BEFORE_HANDING_OUT, task("ClaimPair", "rome", 2));
    recorder.at(TaskStage.BEFORE_HANDING_OUT, task("ClaimPair", "milan", 1));

    // then
    assertThat(recorder.activities())
        .containsExactly(
            new RunActivity("ClaimPair", "rome", 1), new RunActivity("ClaimPair", "milan", 1));
  }

  private static ActivityTask task(String type, String cluster, int attempt) {
    return new ActivityTask(type, "cluster/" + cluster, "peering/milan~rome", "run", attempt);
  }
}
