package dev.hawser.faults.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.faultproxy.grpc.ActivityTask;
import dev.hawser.faultproxy.grpc.TaskStage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a trigger kills, and whether the task goes on. */
class KillTriggerTest {
  private static final ActivityTask CLAIM = task("ClaimPair", "rome", 1);

  private final List<String> events = new ArrayList<>();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          BEFORE     | kill, BEFORE_HANDING_OUT passes, HANDED_OUT passes, OUTCOME_ARRIVED passes, OUTCOME_TAKEN passes
          DURING     | BEFORE_HANDING_OUT passes, kill, HANDED_OUT passes, OUTCOME_ARRIVED passes, OUTCOME_TAKEN passes
          UNREPORTED | BEFORE_HANDING_OUT passes, HANDED_OUT passes, kill, OUTCOME_ARRIVED stops
          REPORTED   | BEFORE_HANDING_OUT passes, HANDED_OUT passes, OUTCOME_ARRIVED passes, kill, OUTCOME_TAKEN stops
          """)
  void shouldKillAtItsPoint(KillPoint point, String expected) {
    // given
    var trigger = trigger(point, 1);

    // when
    for (var stage : TaskStage.values()) {
      boolean passes = trigger.at(stage, CLAIM);
      events.add(stage + (passes ? " passes" : " stops"));
      if (!passes) break;
    }

    // then
    assertThat(String.join(", ", events)).isEqualTo(expected);
  }

  @Test
  void shouldNotKillAtOtherClustersAndAttempts() {
    // given
    var trigger = trigger(KillPoint.BEFORE, 2);

    // when
    trigger.at(TaskStage.BEFORE_HANDING_OUT, CLAIM);
    trigger.at(TaskStage.BEFORE_HANDING_OUT, task("ClaimPair", "rome", 2));
    trigger.at(TaskStage.BEFORE_HANDING_OUT, task("ClaimPair", "milan", 1));

    // then
    assertThat(events).isEmpty();
  }

  @Test
  void shouldKillAtTheSecondActivityOfTheSameTypeAndCluster() {
    // given
    var trigger = trigger(KillPoint.BEFORE, 2);
    trigger.at(TaskStage.BEFORE_HANDING_OUT, CLAIM);

    // when
    trigger.at(TaskStage.BEFORE_HANDING_OUT, CLAIM);

    // then
    assertThat(events).containsExactly("kill");
  }

  @Test
  void shouldMeasureThePauseUntilTheRunGoesOn() {
    // given
    var trigger = trigger(KillPoint.UNREPORTED, 1);
    trigger.at(TaskStage.BEFORE_HANDING_OUT, CLAIM);
    trigger.at(TaskStage.OUTCOME_ARRIVED, CLAIM);

    // when
    trigger.at(TaskStage.BEFORE_HANDING_OUT, task("ClaimPair", "rome", 2));

    // then
    assertThat(trigger.pause()).hasValueSatisfying(pause -> assertThat(pause).isPositive());
  }

  @Test
  void shouldMeasureNoPauseOfARunThatDoesNotGoOn() {
    // given
    var trigger = trigger(KillPoint.UNREPORTED, 1);
    trigger.at(TaskStage.BEFORE_HANDING_OUT, CLAIM);

    // when
    trigger.at(TaskStage.OUTCOME_ARRIVED, CLAIM);

    // then
    assertThat(trigger.pause()).isEmpty();
  }

  private KillTrigger trigger(KillPoint point, int number) {
    var activity = new RunActivity("ClaimPair", "rome", number);
    return new KillTrigger(activity, point, Duration.ZERO, () -> events.add("kill"));
  }

  private static ActivityTask task(String type, String cluster, int attempt) {
    return new ActivityTask(type, "cluster/" + cluster, "peering/milan~rome", "run", attempt);
  }
}
