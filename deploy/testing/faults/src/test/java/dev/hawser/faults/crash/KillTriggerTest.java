package dev.hawser.faults.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.faultproxy.grpc.ActivityTask;
import dev.hawser.faultproxy.grpc.TaskStage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When an ambush strikes, and what becomes of the task. */
class KillTriggerTest {
  private static final ActivityTask CLAIM = task("ClaimPair", "rome", 1);

  private final List<String> seen = new ArrayList<>();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          BEFORE     | strike, BEFORE_HANDING_OUT passes, HANDED_OUT passes, OUTCOME_ARRIVED passes, OUTCOME_TAKEN passes
          DURING     | BEFORE_HANDING_OUT passes, strike, HANDED_OUT passes, OUTCOME_ARRIVED passes, OUTCOME_TAKEN passes
          UNREPORTED | BEFORE_HANDING_OUT passes, HANDED_OUT passes, strike, OUTCOME_ARRIVED stops
          REPORTED   | BEFORE_HANDING_OUT passes, HANDED_OUT passes, OUTCOME_ARRIVED passes, strike, OUTCOME_TAKEN stops
          """)
  void shouldStrikeAtItsPoint(KillPoint point, String expected) {
    // given
    var ambush = ambush(point, 1);

    // when
    for (var moment : TaskStage.values()) {
      boolean passes = ambush.at(moment, CLAIM);
      seen.add(moment + (passes ? " passes" : " stops"));
      if (!passes) break;
    }

    // then
    assertThat(String.join(", ", seen)).isEqualTo(expected);
  }

  @Test
  void shouldTellTheSameActivityApartByClusterNumberAndAttempt() {
    // given
    var ambush = ambush(KillPoint.BEFORE, 2);

    // when
    ambush.at(TaskStage.BEFORE_HANDING_OUT, CLAIM);
    ambush.at(TaskStage.BEFORE_HANDING_OUT, task("ClaimPair", "rome", 2));
    ambush.at(TaskStage.BEFORE_HANDING_OUT, task("ClaimPair", "milan", 1));
    assertThat(seen).isEmpty();
    ambush.at(TaskStage.BEFORE_HANDING_OUT, CLAIM);

    // then
    assertThat(seen).containsExactly("strike");
  }

  @Test
  void shouldNoteWhenTheRunGoesOn() {
    // given
    var ambush = ambush(KillPoint.UNREPORTED, 1);
    ambush.at(TaskStage.BEFORE_HANDING_OUT, CLAIM);
    ambush.at(TaskStage.OUTCOME_ARRIVED, CLAIM);
    assertThat(ambush.pause()).isEmpty();

    // when
    ambush.at(TaskStage.BEFORE_HANDING_OUT, task("ClaimPair", "rome", 2));

    // then
    assertThat(ambush.pause()).hasValueSatisfying(pause -> assertThat(pause).isPositive());
  }

  private KillTrigger ambush(KillPoint point, int number) {
    var victim = new RunActivity("ClaimPair", "rome", number);
    return new KillTrigger(victim, point, Duration.ZERO, () -> seen.add("strike"));
  }

  private static ActivityTask task(String type, String cluster, int attempt) {
    return new ActivityTask(type, "cluster/" + cluster, "peering/milan~rome", "run", attempt);
  }
}
