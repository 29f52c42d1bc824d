package dev.hawser.starter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          peer rome                     | Missing required parameter: 'PROVIDER'
          peer rome milan paris         | Unmatched argument at index 3: 'paris'
          peer Rome milan               | "Rome" is not a Liqo cluster ID: use 1 to 51 lower-case letters, digits and dashes
          peer rome rome                | consumer and provider are both "rome": a cluster can't be peered with itself
          peer rome milan --mtu wide    | Invalid value for option '--mtu': 'wide' is not an int
          peer rome milan --timeout 10  | "10" is no duration: write it as 10m, 1h30m or PT10M
          peer rome milan --gw-server-service-type Foo | Foo is not included in LoadBalancer,NodePort,ClusterIP
          peer rome milan --only tunnel | tunnel is not included in networking,authentication,offloading
          peer rome milan --repairs     | Unknown option: '--repairs'; did you mean
          plan rome milan --mtu 1       | --mtu is 1: use a number from 576 to 65535
          unpeer rome milan --delete-namespaces --only networking | --delete-namespaces would remove the modules that shall stay: leave --only out
          status rome                   | PROVIDER is missing: give both clusters, or none
          status -o xml                 | xml is not included in text,json,yaml
          abort rome milan              | Missing required option: '--reason=TEXT'
          skip rome milan --reason x    | Missing required parameter: 'STEP'
          piers rome milan              | Unmatched arguments from index 0: 'piers', 'rome', 'milan'
          worker --kubeconfig a         | the worker is another program
          """)
  void shouldAnswerAMistakeWithOneSentence(String line, String sentence) {
    var result = Cli.inPipe().run(line.split(" +"));

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).startsWith("ERRO: ").contains(sentence);
    assertThat(result.err().lines()).hasSizeLessThanOrEqualTo(2);
    assertThat(result.out()).isEmpty();
  }

  @Test
  void shouldListEveryCommandAndExitCode() {
    var help = Cli.inPipe().run("--help");

    assertThat(help.code()).isZero();
    assertThat(help.out())
        .contains("peer", "unpeer", "plan", "status", "abort", "retry", "skip", "worker", "demo")
        .contains("Exit codes:", "Another run holds the pair");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"peer", "unpeer", "plan", "status", "abort", "retry", "skip", "worker", "demo"})
  void shouldDescribeEveryOption(String command) {
    var help = Cli.inPipe().run(command, "--help");
    var options =
        HawserCommand.commandLine(dev.hawser.starter.progress.Console.system())
            .getSubcommands()
            .get(command)
            .getCommandSpec()
            .options();

    assertThat(help.code()).isZero();
    assertThat(help.out()).contains("Usage: hawser " + command);
    assertThat(options).allSatisfy(option -> assertThat(option.description()).isNotEmpty());
  }

  @Test
  void shouldSayWhereNoTemporalAnswers() {
    var address = "127.0.0.1:" + TestTemporal.freePort();

    var result = Cli.inPipe().run("peer", "rome", "milan", "--address", address);

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err())
        .isEqualTo(
            "ERRO: no Temporal answers at "
                + address
                + ": start one, or say where it is with --address or TEMPORAL_ADDRESS\n");
  }

  @Test
  void shouldShowStackTracesOnlyWhenAskedTo() {
    var result = Cli.inPipe().run("peer", "rome", "rome", "-v");

    assertThat(result.err()).contains("\tat dev.hawser");
  }

  @Test
  void shouldSayHowToComeBackWhenInterrupted() {
    var err = new java.io.StringWriter();
    var console =
        new dev.hawser.starter.progress.Console(
            new java.io.BufferedReader(java.io.Reader.nullReader()),
            new java.io.PrintWriter(java.io.Writer.nullWriter()),
            new java.io.PrintWriter(err),
            java.util.Map.of(),
            java.util.Set.of());
    try (var detach =
        DetachHook.watching(
            new dev.hawser.starter.progress.ConsoleLog(console, "rome"), "rome milan")) {
      detach.printHint();
    }

    assertThat(err.toString())
        .contains("the run goes on", "hawser status rome milan", "hawser abort rome milan");
  }
}
