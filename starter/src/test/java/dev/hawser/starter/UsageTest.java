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
          peer rome                     | missing PROVIDER: name both clusters by their IDs, or with --kubeconfig and --remote-kubeconfig
          peer                          | missing CONSUMER and PROVIDER: name both clusters by their IDs, or with --kubeconfig and --remote-kubeconfig
          unpeer                        | missing CONSUMER and PROVIDER: name both clusters by their IDs, or with --kubeconfig and --remote-kubeconfig
          plan                          | missing CONSUMER and PROVIDER: name both clusters by their IDs, or with --kubeconfig and --remote-kubeconfig
          retry rome                    | missing PROVIDER: name both clusters by their IDs, or with --kubeconfig and
          peer rome milan paris         | unexpected argument "paris"
          status rome milan paris       | unexpected argument "paris"
          ui rome milan paris           | unexpected argument "paris"
          retry rome milan paris        | unexpected argument "paris": a pair has two clusters
          peer rome Milan               | invalid argument "Milan" for PROVIDER: use a Liqo cluster ID, which has 1 to 51 lower-case letters, digits and dashes
          peer Rome milan               | invalid argument "Rome" for CONSUMER: use a Liqo cluster ID, which has 1 to 51 lower-case letters, digits and dashes
          peer rome rome                | consumer and provider are both "rome": a cluster can't be peered with itself
          peer rome milan --mtu wide    | invalid argument "wide" for --mtu: use a whole number such as 10
          peer rome milan --mtu         | flag needs a value: --mtu BYTES
          peer rome milan --mtu --cpu 2 | flag needs a value: --mtu BYTES
          peer rome milan --mtu --foo   | invalid argument "--foo" for --mtu: use a whole number such as 10
          peer rome milan --mtu 1400 --mtu 1500 | --mtu is given twice: leave one out
          peer rome milan --timeout 1m --timeout 2m | --timeout is given twice: leave one out
          peer rome milan --pods abc    | invalid argument "abc" for --pods: use a whole number, such as 10
          peer rome milan --in-band=yes | invalid argument "yes" for --in-band: use true or false
          peer rome milan --resource nvidia | invalid argument "nvidia" for --resource: use NAME=QUANTITY
          peer rome milan --timeout 10  | invalid argument "10" for --timeout: use a duration such as 10m, 1h30m or PT10M
          peer rome milan --timeout 169h | invalid argument "169h" for --timeout: use a duration from 1ms to 168h
          peer rome milan --timeout PT2562047788015215H | use a duration from 1ms to 168h
          peer rome milan --timeout 0s  | invalid argument "0s" for --timeout: use a duration from 1ms to 168h
          peer rome milan --gw-server-service-type Foo | invalid argument "Foo" for --gw-server-service-type: use LoadBalancer, NodePort or ClusterIP
          peer rome milan --gw-server-service-location here | invalid argument "here" for --gw-server-service-location: use Provider or Consumer
          peer rome milan --only tunnel | invalid argument "tunnel" for --only: use networking, authentication or offloading
          peer rome milan --on-failure stop | invalid argument "stop" for --on-failure: use roll-back or keep
          peer rome milan --evict       | unknown flag: --evict; hawser unpeer has it
          peer rome milan --repairs     | unknown flag: --repairs; did you mean --repair?
          peer rome milan --resourc a=1 | unknown flag: --resourc; did you mean --resource?
          peer --resourc=A rome milan   | unknown flag: --resourc; did you mean --resource?
          peer rome milan --frobnicate  | unknown flag: --frobnicate
          peer rome milan -n liqo       | -n is Liqo's namespace, which belongs to the worker (hawser worker --liqo-namespace NAME); Temporal's namespace is --temporal-namespace
          status --namespace peerings   | -n is Liqo's namespace, which belongs to the worker
          status rome milan --kubeconfig a | name the clusters by their IDs, if workers serve them, or with kubeconfigs, but not both
          clusters -n peerings          | -n is Liqo's namespace, which belongs to the worker
          ui rome                       | missing PROVIDER: give both clusters, or neither
          ui Rome milan                 | invalid argument "Rome" for CONSUMER: use a Liqo cluster ID
          ui rome rome                  | consumer and provider are both "rome"
          version rome Milan            | invalid argument "Milan" for PROVIDER: use a Liqo cluster ID
          abort rome rome --reason x    | consumer and provider are both "rome"
          plan rome milan --cpu 3 --resource cpu=2 | --cpu and --resource cpu=… request the same: leave one of them out
          plan rome milan --mtu 1       | invalid argument "1" for --mtu: use a number from 576 to 65535
          peer rome milan --plan now    | --plan is not the digest of a plan: use the one that hawser plan shows
          unpeer rome milan --plan 3f2a | --plan is not the digest of a plan: use the one that hawser plan shows
          plan rome milan --unpeer --mtu 1400 | ERRO: --mtu applies only to a peering: leave it out, or leave out --unpeer
          plan rome milan --unpeer --repair --cpu 2 --in-band=false | ERRO: --repair, --cpu, --in-band apply only to a peering: leave them out, or leave out --unpeer
          plan rome milan --evict       | ERRO: --evict applies only to an unpeering: leave it out, or add --unpeer
          plan rome milan --unpeer --delete-namespaces --only networking | --delete-namespaces would remove the modules
          plan rome rome --unpeer       | consumer and provider are both "rome"
          unpeer rome milan --delete-namespaces --only networking | --delete-namespaces would remove the modules
          unpeer rome milan --evict=false --drain | --drain and --evict=false contradict one another: leave one of them out
          unpeer rome milan --drain-timeout 5m | --drain-timeout says how long --drain takes: set both, or leave both out
          unpeer rome milan --drain --provider-gone | --drain waits for pods that only the provider can end: leave it out with --provider-gone
          unpeer rome milan --drain --only networking | --drain empties a virtual node that --only does not remove: leave it out
          plan rome milan --drain       | ERRO: --drain applies only to an unpeering: leave it out, or add --unpeer
          unpeer rome milan --evict=false --skip-confirm | --skip-confirm and --evict=false contradict one another: leave one of them out
          status rome                   | missing PROVIDER: give both clusters, or neither
          status rome milan --wait=fine | invalid argument "fine" for --wait: use Peered, Peering, Unpeering
          status --wait                 | --wait needs a pair: give both clusters
          status rome milan --timeout 5m | --timeout applies to --wait: leave it out, or add --wait
          status Rome milan             | invalid argument "Rome" for CONSUMER: use a Liqo cluster ID
          clusters Rome                 | invalid argument "Rome" for CLUSTER: use a Liqo cluster ID
          status -o xml                 | invalid argument "xml" for --output: use text, json or yaml
          abort rome milan              | missing --reason TEXT; usage: hawser abort [CONSUMER PROVIDER] --reason TEXT [OPTIONS]
          abort rome milan --raeson x   | unknown flag: --raeson; did you mean --reason?
          skip rome milan --reason x    | missing STEP: name it as hawser status does, in quotes
          skip STEP --reason x          | missing CONSUMER and PROVIDER: name both clusters by their IDs, or with --kubeconfig and
          skip rome milan get a nonce --reason x | unexpected argument "a": put STEP in quotes
          retry rome rome               | consumer and provider are both "rome"
          skip rome milan STEP          | missing --reason TEXT
          version --client rome milan   | --client asks no cluster: leave out --client, or CONSUMER and PROVIDER
          completion tcsh               | invalid argument "tcsh" for SHELL: use bash, zsh, fish or powershell
          help pear                     | unknown command or topic "pear"; did you mean peer?
          help frobnicate               | unknown command or topic "frobnicate"; "hawser help" lists the commands; the topics are exit-codes, environment
          help exit-code                | unknown command or topic "exit-code"; did you mean exit-codes?
          piers rome milan              | unknown command "piers"
          peeer rome milan              | unknown command "peeer"; did you mean peer?
          --adress x status             | unknown flag: --adress; did you mean --address?
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
  void shouldListEveryCommandAndPointToTheTopics(String flag) {
    // given
    var cli = Cli.inPipe();

    // when
    var help = flag.isEmpty() ? cli.run() : cli.run(flag);

    // then
    assertThat(help.code()).isZero();
    assertThat(help.out())
        .contains(
            "peer",
            "unpeer",
            "plan",
            "status",
            "clusters",
            "abort",
            "retry",
            "skip",
            "engine",
            "worker")
        .contains("\"hawser help COMMAND\"", "\"hawser help exit-codes\"")
        .doesNotContain("Exit codes:", "demo", "__complete", "__share");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "peer",
        "unpeer",
        "plan",
        "status",
        "clusters",
        "abort",
        "retry",
        "skip",
        "engine",
        "worker",
        "ui",
        "version",
        "completion",
        "help"
      })
  void shouldDescribeEveryOptionAndGiveExamples(String command) {
    // given
    var spec =
        HawserCommand.commandLine(Console.system()).getSubcommands().get(command).getCommandSpec();

    // when
    var help = Cli.inPipe().run(command, "--help");

    // then
    assertThat(help.code()).isZero();
    assertThat(help.out()).contains("Usage: hawser " + command);
    assertThat(spec.options()).allSatisfy(option -> assertThat(option.description()).isNotEmpty());
    assertThat(help.out()).contains("\n  hawser ").doesNotContain("Exit codes:");
    assertThat(help.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(81));
  }

  @ParameterizedTest
  @ValueSource(strings = {"start", "status", "stop"})
  void shouldGiveExamplesOfTheCommandsOfACommand(String command) {
    // when
    var help = Cli.inPipe().run("help", "engine", command);

    // then
    assertThat(help.code()).isZero();
    assertThat(help.out())
        .startsWith("Usage: hawser engine " + command + " [OPTIONS]\n")
        .contains("\n  hawser engine " + command, "--output");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          peer  | Usage: hawser peer [CONSUMER PROVIDER] [OPTIONS]
          abort | Usage: hawser abort [CONSUMER PROVIDER] --reason TEXT [OPTIONS]
          skip  | Usage: hawser skip [CONSUMER PROVIDER] STEP --reason TEXT [OPTIONS]
          retry | Usage: hawser retry [CONSUMER PROVIDER] [OPTIONS]
          status | Usage: hawser status [CONSUMER PROVIDER] [OPTIONS]
          """)
  void shouldShowWhatIsRequiredInTheFirstLine(String command, String usage) {
    // when
    var help = Cli.inPipe().run(command, "--help");

    // then
    assertThat(help.out().lines().findFirst()).hasValue(usage);
  }

  @Test
  void shouldPutGlobalOptionsLast() {
    // when
    var help = Cli.inPipe().run("peer", "--help");

    // then
    assertThat(help.out().substring(help.out().indexOf("Global options:")))
        .contains("--output", "--address", "--temporal-namespace", "--profile", "--verbose")
        .doesNotContain("--cpu", "--reason");
  }

  @ParameterizedTest
  @CsvSource({
    "-o json status rome",
    "--output=json status rome",
    "status rome -o json",
    "status -ojson rome",
    "-o yaml status rome -o json"
  })
  void shouldTakeGlobalFlagsBeforeAndAfterTheCommand(String line) {
    // when
    var result = Cli.inPipe().run(line.split(" "));

    // then
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out())
        .isEqualTo(
            """
            {
              "type" : "InvalidRequest",
              "message" : "missing PROVIDER: give both clusters, or neither",
              "exitCode" : 2
            }
            """);
  }

  @Test
  void shouldReportAMistakeOfTheCommandLineAsJson() {
    // when
    var result = Cli.inPipe().run("peer", "rome", "milan", "--resourc", "a=1", "-o", "json");

    // then
    assertThat(result.out())
        .isEqualTo(
            """
            {
              "type" : "InvalidRequest",
              "message" : "unknown flag: --resourc; did you mean --resource?",
              "exitCode" : 2,
              "next" : "run hawser peer --help"
            }
            """);
  }

  @Test
  void shouldReachTheAddressThatStandsBeforeTheCommand() {
    // given
    var address = "127.0.0.1:" + TestTemporal.freePort();

    // when
    var result = Cli.inPipe().run("--address", address, "status");

    // then
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("cannot reach Temporal at " + address);
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
                + " (from --address): connection refused\n"
                + "Next: check --address, and that Temporal runs there\n");
  }

  @ParameterizedTest
  @CsvSource({
    "status --address 127.0.0.1, 127.0.0.1",
    "peer rome milan --address 7233, 7233",
    "peer --kubeconfig away --remote-kubeconfig milan --address temporal:, temporal:",
    "clusters --address temporal:65536, temporal:65536",
    "status --address http://temporal:7233, http://temporal:7233"
  })
  void shouldRefuseAnAddressWithoutAPortBeforeAnythingIsTried(String line, String address) {
    // when
    var result = Cli.inPipe().run(line.split(" "));

    // then
    assertThat(result.err())
        .isEqualTo(
            "ERRO: invalid address \""
                + address
                + "\" from --address: use HOST:PORT, such as 127.0.0.1:7233\n");
    assertThat(result.code()).isEqualTo(2);
  }

  @Test
  void shouldRejectAnUnknownProfile() {
    // given
    var cli = Cli.inPipe().with("TEMPORAL_CONFIG_FILE", "/nowhere/temporal.toml");

    // when
    var result = cli.run("status", "--profile", "missing");

    // then
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .startsWith(
            "ERRO: there is no profile \"missing\" in /nowhere/temporal.toml: it has none\n"
                + "Next: \"hawser help environment\" says where that file is");
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
