package dev.hawser.starter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.starter.progress.Console;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The command line without a Temporal: help, and everything that is refused before a connection.
 */
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
          peer rome milan --timeout 10  | "10" is not a duration such as 10m, 1h30m or PT10M
          peer rome milan --gw-server-service-type Foo | "Foo" is not one of LoadBalancer, NodePort, ClusterIP
          peer rome milan --gw-server-service-location here | "here" is not one of Provider, Consumer
          peer rome milan --only tunnel | "tunnel" is not one of networking, authentication, offloading
          peer rome milan --on-failure stop | "stop" is not one of
          peer rome milan --evict       | Unknown option: '--evict'
          peer rome milan --repairs     | Unknown option: '--repairs'; did you mean
          plan rome milan --mtu 1       | --mtu is 1: use a number from 576 to 65535
          plan rome milan --unpeer --mtu 1400 | ERRO: --mtu applies only to a peering: leave it out, or leave out --unpeer
          plan rome milan --unpeer --repair --cpu 2 --in-band=false | ERRO: --repair, --cpu, --in-band apply only to a peering: leave them out, or leave out --unpeer
          plan rome milan --evict       | ERRO: --evict applies only to an unpeering: leave it out, or add --unpeer
          plan rome milan --unpeer --delete-namespaces --only networking | --delete-namespaces would remove the modules
          plan rome rome --unpeer       | consumer and provider are both "rome"
          unpeer rome milan --delete-namespaces --only networking | --delete-namespaces would remove the modules
          status rome                   | missing PROVIDER: give both clusters, or neither
          status -o xml                 | "xml" is not one of text, json, yaml
          abort rome milan              | Missing required option: '--reason=TEXT'
          skip rome milan --reason x    | Missing required parameter: 'STEP'
          skip rome milan STEP          | Missing required option: '--reason=TEXT'
          piers rome milan              | Unmatched arguments from index 0: 'piers', 'rome', 'milan'
          worker --kubeconfig a         | the worker is a separate program
          """)
  void shouldExplainAUsageErrorInOneSentence(String line, String sentence) {
    // given
    var cli = Cli.inPipe();

    // when
    var result = cli.run(line.split(" +"));

    // then
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).startsWith("ERRO: ").contains(sentence);
    assertThat(result.err().lines()).hasSizeLessThanOrEqualTo(2);
    assertThat(result.out()).isEmpty();
  }

  @Test
  void shouldPointToTheHelpOfTheCommand() {
    // given
    var cli = Cli.inPipe();

    // when
    var result = cli.run("abort", "rome", "milan");

    // then
    assertThat(result.err()).endsWith("See \"hawser abort --help\" for usage.\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "-h", ""})
  void shouldListEveryCommandAndExitCode(String flag) {
    // given
    var cli = Cli.inPipe();

    // when
    var help = flag.isEmpty() ? cli.run() : cli.run(flag);

    // then
    assertThat(help.code()).isZero();
    assertThat(help.out())
        .contains("peer", "unpeer", "plan", "status", "abort", "retry", "skip", "engine", "worker")
        .contains("Exit codes:", "Another run holds the pair")
        .doesNotContain("demo");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"peer", "unpeer", "plan", "status", "abort", "retry", "skip", "engine", "worker"})
  void shouldDescribeEveryOption(String command) {
    // given
    var spec =
        HawserCommand.commandLine(Console.system()).getSubcommands().get(command).getCommandSpec();

    // when
    var help = Cli.inPipe().run(command, "--help");

    // then
    assertThat(help.code()).isZero();
    assertThat(help.out()).contains("Usage: hawser " + command);
    assertThat(spec.options()).allSatisfy(option -> assertThat(option.description()).isNotEmpty());
    assertThat(help.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(81));
  }

  @Test
  void shouldPrintTheVersion() {
    // given
    var cli = Cli.inPipe();

    // when
    var result = cli.run("--version");

    // then
    assertThat(result.out()).startsWith("hawser ");
    assertThat(result.code()).isZero();
  }

  @Test
  @Timeout(30)
  void shouldSayThatTemporalCannotBeReached() {
    // given
    var address = "127.0.0.1:" + TestTemporal.freePort();

    // when
    var result = Cli.inPipe().run("peer", "rome", "milan", "--address", address);

    // then
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err())
        .isEqualTo(
            "ERRO: cannot reach Temporal at "
                + address
                + ": start it, or set its address with --address or TEMPORAL_ADDRESS\n");
  }

  @Test
  void shouldRejectAnUnknownProfile() {
    // given
    var cli = Cli.inPipe().with("TEMPORAL_CONFIG_FILE", "/nowhere/temporal.toml");

    // when
    var result = cli.run("status", "--profile", "missing");

    // then
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).startsWith("ERRO: invalid Temporal client configuration: ");
  }

  @ParameterizedTest
  @CsvSource({"-v, true", "--verbose, true", "--only=networking, false"})
  void shouldPrintStackTracesOnlyWithVerbose(String flag, boolean isPrinted) {
    // given
    var cli = Cli.inPipe();

    // when
    var result = cli.run("peer", "rome", "rome", flag);

    // then
    assertThat(result.err().contains("\tat dev.hawser")).isEqualTo(isPrinted);
  }
}
