package dev.hawser.faults.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What passes, and how verdicts are counted. */
class VerdictTest {
  private static final RunOutcome COMPLETED = new RunOutcome.Completed();
  private static final RunOutcome FAILED = new RunOutcome.Failed("Refused", "no");
  private static final RunOutcome LOST = new RunOutcome.Lost("still open");

  private record OneCase(String name, RunKind run, String category) implements TrialCase {}

  @Test
  void shouldPassWhenNothingIsWrong() {
    assertThat(verdict(COMPLETED, Set.of(), "").passes()).isTrue();
    assertThat(verdict(FAILED, Set.of(), "").passes()).isTrue();
  }

  @Test
  void shouldNotPassWhenAnythingIsLeftLostOrWrong() {
    assertThat(verdict(COMPLETED, Set.of("+ Tenant"), "").passes()).isFalse();
    assertThat(verdict(LOST, Set.of(), "").passes()).isFalse();
    assertThat(verdict(FAILED, Set.of(), "failed").passes()).isFalse();
    assertThat(verdict(COMPLETED, Set.of(), "").withCleanUpProblem("stuck").passes()).isFalse();
  }

  @Test
  void shouldCountVerdictsByCategory() {
    // given
    var totals = new Totals("fault");
    totals.add(verdict(COMPLETED, Set.of("+ Tenant"), ""));
    totals.add(verdict(LOST, Set.of(), ""));

    // when
    var table = totals.table();

    // then
    assertThat(table.lines().map(line -> line.strip().split("\\s{2,}")))
        .last()
        .isEqualTo(new String[] {"all", "2", "0", "1", "0", "1", "1", "-", "-"});
    assertThat(totals.failed()).hasSize(2);
  }

  private static Verdict verdict(RunOutcome outcome, Set<String> leftOver, String problem) {
    var cases = List.of(new OneCase("one", RunKind.PEER, "SLOW"));
    return new Verdict(cases, outcome, Map.of(), leftOver, problem);
  }
}
