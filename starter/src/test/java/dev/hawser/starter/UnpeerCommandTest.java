package dev.hawser.starter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class UnpeerCommandTest {
  @RegisterExtension static final TestTemporal temporal = new TestTemporal();

  @Test
  void shouldListWhatWasDeleted() {
    // given
    var cli = Cli.inPipe().on(temporal);

    // when
    var result = cli.run("unpeer", "rome", "milan");

    // then
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .startsWith("rome → milan unpeered: 1 object deleted\n")
        .contains("  deleted  ");
  }

  @Test
  void shouldReachTheOpenRunWhenItsProviderIsGone() {
    // given
    var cli = Cli.inPipe().on(temporal);
    cli.run("unpeer", "stuck", "milan", "--detach");

    // when
    var result = cli.run("unpeer", "stuck", "milan", "--provider-gone");

    // then
    assertThat(result.out()).startsWith("stuck → milan unpeered: 1 object deleted\n");
    assertThat(result.code()).isZero();
  }

  @Test
  void shouldNotReachTheOpenRunOfTheOtherDirection() {
    // given
    var cli = Cli.inPipe().on(temporal);
    cli.run("unpeer", "stuck-too", "milan", "--detach");

    // when
    var result = cli.run("unpeer", "milan", "stuck-too", "--provider-gone");

    // then
    assertThat(result.code()).isEqualTo(4);
    cli.run("unpeer", "stuck-too", "milan", "--provider-gone");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          json | "consumer" : "rome"
          yaml | consumer: rome
          """)
  void shouldPrintTheResultInTheRequestedFormat(String format, String expected) {
    // given
    var cli = Cli.inPipe().on(temporal);

    // when
    var result = cli.run("unpeer", "rome", "milan", "-o", format);

    // then
    assertThat(result.out()).contains(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "'', 0",
    "--evict, 0",
    "--evict=true, 0",
    "--skip-confirm, 0",
    "--drain, 0",
    "--evict=false, 7"
  })
  void shouldEvictPodsWithoutATerminalUnlessForbidden(String flag, int code) {
    // given
    var cli = Cli.inPipe().on(temporal);
    var command = ("unpeer full milan " + flag).strip().split(" ");

    // when
    var result = cli.run(command);

    // then
    assertThat(result.code()).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({"y, 0", "Yes, 0", "d, 0", "drain, 0", "n, 7", "'', 7", "sure, 7"})
  void shouldAskOnATerminalBeforePodsAreEvicted(String answer, int code) {
    // given
    var cli = Cli.inPipe().on(temporal).onTerminal(answer + "\n");

    // when
    var result = cli.run("unpeer", "full", "milan");

    // then
    assertThat(result.err())
        .contains(
            """
            3 pods of full run on milan:
              NAMESPACE   OWNER             PODS
              shop        Deployment cart   2
              web         Pod debug         1
              The Pod has no owner that would start it again elsewhere
            Evict them now (y), or drain the node first (d)? [y/d/N]: \
            """);
    assertThat(result.code()).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({"y, false", "d, true"})
  void shouldDrainTheNodeFirstWhenThatIsTheAnswer(String answer, boolean drained) {
    // given
    var cli = Cli.inPipe().on(temporal).onTerminal(answer + "\n");

    // when
    var result = cli.run("unpeer", "full", "milan");

    // then
    assertThat(result.out().contains("drained")).isEqualTo(drained);
  }

  @Test
  void shouldNotOfferToDrainTheNodeOfAProviderThatIsGone() {
    // given
    var cli = Cli.inPipe().on(temporal).onTerminal("d\n");

    // when
    var result = cli.run("unpeer", "full", "milan", "--provider-gone");

    // then
    assertThat(result.err()).contains("Evict them? [y/N]: ").doesNotContain("drain the node");
    assertThat(result.code()).isEqualTo(7);
  }

  @Test
  void shouldAskAboutPodsWhoseOwnersAreNotKnown() {
    // given
    var cli = Cli.inPipe().on(temporal).onTerminal("n\n");

    // when
    var result = cli.run("unpeer", "full-of-unknown", "milan");

    // then
    assertThat(result.err())
        .contains("3 pods of full run on milan. Evict them now (y), or drain the node first (d)?");
  }

  @Test
  void shouldDeclineAtEndOfInput() {
    // given
    var cli = Cli.inPipe().on(temporal).onTerminal("");

    // when
    var result = cli.run("unpeer", "full", "milan");

    // then
    assertThat(result.code()).isEqualTo(7);
    assertThat(result.err())
        .contains("(PodsRunning)", "Next: move the pods, add --evict, or add --drain");
  }

  @ParameterizedTest
  @CsvSource({"--evict", "--evict=false", "--skip-confirm", "--drain"})
  void shouldNotAskWhenAFlagDecides(String flag) {
    // given
    var cli = Cli.inPipe().on(temporal).onTerminal("y\n");

    // when
    var result = cli.run("unpeer", "full", "milan", flag);

    // then
    assertThat(result.err()).doesNotContain("[y/d/N]");
  }

  @Test
  void shouldNotAskWhenNoPodsRun() {
    // given
    var cli = Cli.inPipe().on(temporal).onTerminal("");

    // when
    var result = cli.run("unpeer", "empty", "milan");

    // then
    assertThat(result.code()).isZero();
    assertThat(result.err()).doesNotContain("[y/d/N]");
  }
}
