package dev.hawser.starter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class StatusCommandTest {
  @RegisterExtension static final TestTemporal temporal = new TestTemporal();

  @Test
  void shouldShowAPairThatHawserDidNotMake() {
    // given
    var cli = Cli.inPipe().on(temporal);

    // when
    var result = cli.run("status", "good", "milan");

    // then
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .startsWith("good → milan: Peered for ")
        .contains("good (consumer), Liqo v1.2.0\n├─Network            True\n")
        .endsWith("\n\nno runs\n");
    assertThat(result.err()).doesNotContain("ERRO");
  }

  @Test
  void shouldShowTheRunThatIsGoingOn() {
    // given
    var cli = Cli.inPipe().on(temporal);
    cli.run("peer", "busy-pair", "milan", "--detach", "--reason", "show me");

    // when
    var result = cli.run("status", "busy-pair", "milan");

    // then
    assertThat(result.code()).isEqualTo(11);
    assertThat(result.out())
        .startsWith("busy-pair → milan: Peering for ")
        .contains("busy-pair (consumer)", "milan (provider)")
        .containsPattern("Peer +Peering +\\d+s +ada@laptop +show me\n");
  }

  @Test
  void shouldShowTheFailureOfTheLatestRun() {
    // given
    var cli = Cli.inPipe().on(temporal);
    cli.run("peer", "skewed", "milan");

    // when
    var result = cli.run("status", "skewed", "milan");

    // then
    assertThat(result.code()).isEqualTo(13);
    assertThat(result.out())
        .startsWith("skewed → milan: NotPeered for ")
        .endsWith("failure: Liqo is v1.1.0 on skewed and v1.2.0 on milan (VersionMismatch)\n");
  }

  @Test
  void shouldAnswerWithinFiveSecondsWithoutAClusterThatIsAway() {
    // given
    var cli = Cli.inPipe().on(temporal);

    // when
    var start = System.nanoTime();
    var result = cli.run("status", "half", "milan");
    var seconds = (System.nanoTime() - start) / 1e9;

    // then
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.out())
        .startsWith("half → milan: Unknown: milan could not be read\nmilan: its worker did not")
        .contains("milan (provider): could not be read");
    assertThat(result.err()).contains("waiting for half and milan to answer");
    assertThat(seconds).isLessThan(6);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          json | "verdict" : "Peered" | "module" : "Network"
          yaml | verdict: Peered      | module: Network
          """)
  void shouldSayTheSameWordsToScripts(String format, String verdict, String module) {
    // given
    var cli = Cli.inPipe().on(temporal);

    // when
    var result = cli.run("status", "good", "milan", "-o", format);

    // then
    assertThat(result.code()).isZero();
    assertThat(result.out()).contains(verdict, module, "latency 1.23 ms");
  }

  @ParameterizedTest
  @CsvSource({"good, Peered, 0", "good, ready, 0", "idle, NotPeered, 0", "idle, Peered, 9"})
  void shouldWaitForAVerdict(String consumer, String verdict, int code) {
    // given
    var cli = Cli.inPipe().on(temporal);

    // when
    var result = cli.run("status", "--wait=" + verdict, "--timeout", "1ms", consumer, "milan");

    // then
    assertThat(result.code()).isEqualTo(code);
    assertThat(result.out()).startsWith(consumer + " → milan: ");
  }

  @Test
  void shouldWaitUntilAPairIsPeeredUnlessAnotherVerdictIsNamed() {
    // given
    var cli = Cli.inPipe().on(temporal);

    // when
    var result = cli.run("status", "--wait", "good", "milan");

    // then
    assertThat(result.code()).isZero();
    assertThat(result.out()).startsWith("good → milan: Peered");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          json | "verdict" : "Peering"
          yaml | verdict: Peering
          text | milan
          """)
  void shouldListAllPairs(String format, String expected) {
    // given
    var cli = Cli.inPipe().on(temporal);
    cli.run("peer", "busy-all", "milan", "--detach", "--reason", "show all");

    // when
    var result = cli.run("status", "-o", format);

    // then
    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("busy-all", expected);
    assertThat(result.err()).isEmpty();
  }

  @Test
  void shouldListAllRuns() {
    // given
    var cli = Cli.inPipe().on(temporal);
    cli.run("peer", "busy-runs", "milan", "--detach", "--reason", "show runs");

    // when
    var result = cli.run("status", "--all", "-o", "json");

    // then
    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("\"reason\" : \"show runs\"");
  }
}
