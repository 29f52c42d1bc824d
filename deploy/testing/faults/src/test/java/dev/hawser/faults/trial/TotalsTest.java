package dev.hawser.faults.trial;

import static dev.hawser.faults.trial.Verdicts.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** How verdicts are counted. */
class TotalsTest {
  private final Totals totals = new Totals("fault");

  @Test
  void shouldCountCasesByCategory() {
    // given
    totals.add(verdict().of("a", "SLOW", 2).build());
    totals.add(verdict().of("b", "SLOW", 4).of("c", "RESET", 3).build());
    totals.add(verdict().of("d", "FORBIDDEN", 1).failed("Forbidden", "no").build());

    // when
    var table = totals.table();

    // then
    assertThat(table)
        .isEqualToNormalizingNewlines(
            """
            fault                       cases injected  completed rolled back  left over  lost   longest   median
            FORBIDDEN                       1        1          0           1          0     0     1.0 s    1.0 s
            RESET                           1        1          1           0          0     0     3.0 s    3.0 s
            SLOW                            2        2          2           0          0     0     4.0 s    3.0 s
            all                             4        4          3           1          0     0     4.0 s    2.5 s
            """);
  }

  @Test
  void shouldShowNoTimesOfFaultsThatWereNotInjected() {
    // given
    totals.add(verdict().of("a", "SLOW").build());

    // when
    var all = all();

    // then
    assertThat(all).containsExactly("all", "1", "0", "1", "0", "0", "0", "-", "-");
  }

  @Test
  void shouldCountWhatIsLeftOverOnceForCasesThatShareARun() {
    // given
    totals.add(verdict().of("a", "SLOW", 1).of("b", "SLOW", 1).leftOver("+ Tenant rome").build());

    // when
    var all = all();

    // then
    assertThat(all.get(5)).isEqualTo("1");
  }

  @Test
  void shouldCountRunsCasesAndFailures() {
    // given
    var lost = verdict().of("a", "SLOW").of("b", "RESET").lost("still open").build();

    // when
    totals.add(lost);
    totals.add(verdict().of("c", "SLOW").build());

    // then
    assertThat(totals.runs()).isEqualTo(2);
    assertThat(totals.cases()).isEqualTo(3);
    assertThat(totals.failed()).containsExactly(lost);
  }

  /** The columns of the row for all categories. */
  private List<String> all() {
    return List.of(totals.table().lines().toList().getLast().split("\\s{2,}"));
  }
}
