package dev.hawser.liqo.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.liqo.kubernetes.Jitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a wait looks for its reason, with production's timings. */
final class WaitDiagnosisTest {
  private static final Jitter NONE = () -> 0.5;

  private final List<Long> asked = new ArrayList<>();
  private long now;
  private final WaitCondition condition =
      WaitCondition.of("a node")
          .explainedBy(
              () -> {
                asked.add(now);
                return "reason " + asked.size();
              });

  @Test
  void shouldLookForTheReasonLessAndLessOften() {
    // given
    var diagnosis = diagnosis("");

    // when
    pass(diagnosis, 0, 3600);

    // then
    assertThat(asked).startsWith(5L, 13L, 29L, 61L, 125L, 253L, 509L);
    assertThat(asked).hasSizeLessThan(14);
  }

  @Test
  void shouldLookForTheReasonSoonAfterAChange() {
    // given
    var diagnosis = diagnosis("");
    pass(diagnosis, 0, 600);
    asked.clear();

    // when
    diagnosis.changed(Duration.ofSeconds(600));
    pass(diagnosis, 600, 640);

    // then
    assertThat(asked).containsExactly(608L);
  }

  @Test
  void shouldKeepTheReasonOfAnEarlierAttempt() {
    // given
    var diagnosis = diagnosis("a node: its pod is Pending");

    // when
    var first = diagnosis.description(Duration.ofSeconds(6));
    pass(diagnosis, 7, 200);

    // then
    assertThat(first).isEqualTo("a node: its pod is Pending");
    assertThat(asked).hasSize(3).first().isEqualTo(150L);
  }

  @Test
  void shouldNotTakeTheReasonOfAnotherWait() {
    // when
    var first = diagnosis("a gateway: its pod is Pending").description(Duration.ZERO);

    // then
    assertThat(first).isEqualTo("a node");
  }

  private WaitDiagnosis diagnosis(String reported) {
    return WaitDiagnosis.of(condition, Timings.PRODUCTION.diagnosis(), NONE, reported);
  }

  private void pass(WaitDiagnosis diagnosis, long from, long to) {
    for (now = from; now < to; now++) {
      assertThat(diagnosis.description(Duration.ofSeconds(now))).startsWith("a node");
    }
  }
}
