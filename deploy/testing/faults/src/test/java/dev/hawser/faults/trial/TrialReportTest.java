package dev.hawser.faults.trial;

import static dev.hawser.faults.trial.Verdicts.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What is printed of each trial. */
class TrialReportTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final TrialReport report =
      new TrialReport(
          new PrintStream(out, true, StandardCharsets.UTF_8),
          verdict -> "deploy/faults matrix --case '" + verdict.name() + "'");

  @Test
  void shouldPrintOneLineOfACompletedRun() {
    // given
    var verdict = verdict().of("peer get secrets", "SLOW", 2).build();

    // when
    report.print(verdict);

    // then
    assertThat(text()).isEqualTo("ok   completed      2.0 s  peer get secrets\n");
  }

  @Test
  void shouldPrintWhyARunWasRolledBack() {
    // given
    var verdict = verdict().of("a", "FORBIDDEN").failed("Forbidden", "milan says no").build();

    // when
    report.print(verdict);

    // then
    assertThat(text().lines())
        .containsExactly("ok   rolled back           a", "       Forbidden: milan says no");
  }

  @Test
  void shouldPrintWhatIsWrongAndHowToRepeatIt() {
    // given
    var verdict =
        verdict()
            .of("a", "SLOW", 1)
            .of("b", "RESET", 3)
            .leftOver("+ Tenant rome on milan")
            .problem("the node is not Ready")
            .build();

    // when
    report.print(verdict);

    // then
    assertThat(text().lines())
        .containsExactly(
            "FAIL completed      3.0 s  a, b",
            "       the node is not Ready",
            "       left over: + Tenant rome on milan",
            "       again: deploy/faults matrix --case 'a, b'");
  }

  private String text() {
    return out.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }
}
