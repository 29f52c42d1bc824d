package dev.hawser.starter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.peering.payload.Payloads;
import java.io.PrintWriter;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that serve both clusters themselves. */
@Timeout(60)
class LocalRunTest {
  @RegisterExtension static final TestTemporal temporal = new TestTemporal();

  @Test
  void shouldPeerClustersByTheirKubeconfigs() {
    // given
    var cli = Cli.inPipe().on(temporal);

    // when
    var result = cli.run("peer", "--kubeconfig", "rome", "--remote-kubeconfig", "milan");

    // then
    assertThat(result.err()).doesNotContain("ERRO", "WARN");
    assertThat(result.out()).startsWith("rome → milan peered: virtual node milan is Ready\n");
    assertThat(result.code()).isZero();
  }

  @Test
  void shouldPrintLiqoctlsLinesInAPipe() {
    // given
    var cli = Cli.inPipe().on(temporal);

    // when
    var result =
        cli.run("peer", "--kubeconfig", "rome", "--remote-kubeconfig", "milan", "--mtu", "1400");

    // then
    assertThat(result.err().lines())
        .containsExactly(
            "Setting up gateway server",
            "INFO: Gateway server correctly set up",
            "Waiting for gateway server Service to be created",
            "INFO: Gateway server Service created successfully",
            "Waiting for gateway server Secret to be created",
            "INFO: Gateway server Secret created successfully",
            "Creating ResourceSlice",
            "INFO: ResourceSlice created",
            "Waiting for ResourceSlice authentication to be accepted",
            "INFO: ResourceSlice authentication: Accepted",
            "INFO: ResourceSlice resources: Accepted",
            "Waiting for the virtual node to be ready",
            "INFO: Virtual node is Ready");
  }

  @Test
  void shouldStopServingBeforeItDisconnects() {
    // given
    var cli = Cli.inPipe().on(temporal);

    // when
    cli.run("peer", "--kubeconfig", "skewed", "--remote-kubeconfig", "milan");

    // then
    assertThat(FakeLocalClusters.CALLS)
        .containsSubsequence(
            "serve skewed and milan in default", "stop serving skewed", "close skewed");
  }

  @Test
  void shouldShowTheTableOnATerminal() {
    // given
    var cli = Cli.inPipe().on(temporal).onTerminal("");

    // when
    var result =
        cli.run("peer", "--kubeconfig", "rome", "--remote-kubeconfig", "milan", "--mtu", "1300");

    // then
    assertThat(result.err())
        .contains("\033[", "Ctrl-C stops here; the same command goes on with the run")
        .doesNotContain("Setting up gateway server", "the run continues");
  }

  @Test
  void shouldPlanClustersByTheirKubeconfigs() {
    // given
    var cli = Cli.inPipe().on(temporal);

    // when
    var result = cli.run("plan", "--kubeconfig", "rome", "--remote-kubeconfig", "milan");

    // then
    assertThat(result.code()).isEqualTo(10);
    assertThat(result.out())
        .startsWith("rome (consumer, ")
        .endsWith(
            "To do exactly this, run hawser peer with the same options and --plan 3f2a9c1e\n");
    assertThat(result.err()).doesNotContain("ERRO");
  }

  @Test
  void shouldShowTheStatusOfClustersByTheirKubeconfigs() {
    // given
    var cli = Cli.inPipe().on(temporal);

    // when
    var result =
        cli.run("status", "--kubeconfig", "good", "--remote-kubeconfig", "milan", "-o", "json");

    // then
    assertThat(result.code()).isZero();
    assertThat(result.out()).startsWith("{").contains("\"verdict\" : \"Peered\"");
    assertThat(result.err()).doesNotContain("ERRO");
  }

  @ParameterizedTest
  @ValueSource(strings = {"status", "plan", "version"})
  void shouldLeaveTheRunsOfClustersAloneThatItOnlyLooksAt(String command) {
    // given
    var cli = Cli.inPipe().on(temporal);
    FakeLocalClusters.CALLS.clear();

    // when
    cli.run(command, "--kubeconfig", "rome", "--remote-kubeconfig", "milan");

    // then
    assertThat(FakeLocalClusters.CALLS)
        .containsExactly("serve rome and milan in memory", "stop serving rome", "close rome");
  }

  @Test
  void shouldShowTheRunsOfClustersThatItOnlyLooksAt() {
    // given
    var cli = Cli.inPipe().on(temporal);
    cli.run("peer", "--kubeconfig", "good-listed", "--remote-kubeconfig", "milan");

    // when
    var result = cli.run("status", "--kubeconfig", "good-listed", "--remote-kubeconfig", "milan");

    // then
    assertThat(result.out()).contains("Peer  ");
  }

  @Test
  void shouldWaitForAVerdictOnClustersThatItServes() {
    // given
    var cli = Cli.inPipe().on(temporal);

    // when
    var result =
        cli.run("status", "--kubeconfig=idle", "--remote-kubeconfig=milan", "--wait=NotPeered");

    // then
    assertThat(result.code()).isZero();
    assertThat(result.out()).startsWith("idle → milan: NotPeered");
  }

  @Test
  void shouldAdviseWhatNeedsNoWorker() {
    // given
    var cli = Cli.inPipe().on(temporal);

    // when
    var result =
        cli.run("peer", "--kubeconfig", "failing-unreachable", "--remote-kubeconfig", "milan");

    // then
    assertThat(result.err())
        .endsWith(
            "Next: check that this computer reaches that cluster's API server, then repeat the"
                + " command\n");
  }

  @Test
  void shouldAdviseCommandsThatNameTheClustersInTheSameWay() {
    // given
    var cli = Cli.inPipe().on(temporal);

    // when
    var result =
        cli.run("peer", "--kubeconfig", "failing-conflict", "--remote-kubeconfig", "milan");

    // then
    assertThat(result.err())
        .contains(
            "Next: see hawser plan --kubeconfig failing-conflict --remote-kubeconfig milan with");
  }

  @Test
  void shouldUnpeerClustersByTheirKubeconfigs() {
    // given
    var cli = Cli.inPipe().on(temporal);

    // when
    var result = cli.run("unpeer", "--kubeconfig=rome", "--remote-kubeconfig=milan");

    // then
    assertThat(result.out()).startsWith("rome → milan unpeered: 1 object deleted\n");
    assertThat(result.code()).isZero();
  }

  @Test
  void shouldJoinTheRunThatTheSameCommandLeft() throws Exception {
    // given
    var cli = Cli.inPipe().on(temporal);
    cli.run("peer", "busy-left", "milan", "--detach", "--cpu", "2");
    var starting = new TextWaiter("Joined the running Peer, which has the same request");
    var again = Cli.inPipe().on(temporal).copyingErrorsTo(new PrintWriter(starting));
    var joined =
        CompletableFuture.supplyAsync(
            () ->
                again.run(
                    "peer",
                    "--kubeconfig",
                    "busy-left",
                    "--remote-kubeconfig",
                    "milan",
                    "--cpu",
                    "2"));

    // when
    starting.await();

    // then
    cli.run("abort", "busy-left", "milan", "--reason", "enough");
    assertThat(joined.join().code()).isEqualTo(5);
  }

  @Test
  void shouldAbortTheRunThatACommandLeft() {
    // given
    var cli = Cli.inPipe().on(temporal);
    cli.run("peer", "busy-abandoned", "milan", "--detach");

    // when
    var result =
        cli.run(
            "abort",
            "--kubeconfig=busy-abandoned",
            "--remote-kubeconfig=milan",
            "--reason=wrong cluster");

    // then
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.err()).contains("Aborting the run and undoing what it did");
  }

  @Test
  void shouldRetryTheRollbackThatACommandLeftStuck() {
    // given
    var cli = Cli.inPipe().on(temporal);
    cli.run("peer", "busy-retried-stuck", "milan", "--detach");

    // when
    var result = cli.run("retry", "--kubeconfig=busy-retried-stuck", "--remote-kubeconfig=milan");

    // then
    assertThat(result.err())
        .containsSubsequence(
            "INFO: retrying\n",
            "INFO: undo: register the tenant on milan: undone\n",
            "ERRO: milan refuses the Tenant (TenantRefused)\n");
    assertThat(result.code()).isEqualTo(1);
  }

  @Test
  void shouldSkipTheUndoThatACommandLeftStuck() {
    // given
    var cli = Cli.inPipe().on(temporal);
    cli.run("peer", "busy-skipped-stuck", "milan", "--detach");

    // when
    var result =
        cli.run(
            "skip",
            "--kubeconfig=busy-skipped-stuck",
            "--remote-kubeconfig=milan",
            "undo: register the tenant on milan",
            "--reason=removed by hand");

    // then
    assertThat(result.err())
        .containsSubsequence(
            "INFO: skipped: register the tenant on milan\n",
            "ERRO: left Tenant on milan (RollbackIncomplete)\n",
            "hawser unpeer --kubeconfig=busy-skipped-stuck --remote-kubeconfig=milan");
    assertThat(result.code()).isEqualTo(6);
  }

  @Test
  void shouldPrintTheResultOfAnUnpeerThatItRetries() throws Exception {
    // given
    var cli = Cli.inPipe().on(temporal);
    cli.run("unpeer", "stuck-retried", "milan", "--detach");

    // when
    var result =
        cli.run("retry", "--kubeconfig=stuck-retried", "--remote-kubeconfig=milan", "-o", "json");

    // then
    assertThat(Payloads.json().readTree(result.out()).get("consumer").asText())
        .isEqualTo("stuck-retried");
    assertThat(result.err()).contains("INFO: retrying\n");
    assertThat(result.code()).isZero();
  }

  @Test
  void shouldServeTheClustersOfARunThatItRetriesUntilItHasEnded() {
    // given
    var cli = Cli.inPipe().on(temporal);
    cli.run("unpeer", "stuck-served", "milan", "--detach");

    // when
    cli.run("retry", "--kubeconfig=stuck-served", "--remote-kubeconfig=milan");

    // then
    assertThat(FakeLocalClusters.CALLS)
        .containsSubsequence(
            "serve stuck-served and milan in default",
            "stop serving stuck-served",
            "close stuck-served");
  }

  @Test
  void shouldShowTheVersionsOfClustersByTheirKubeconfigs() throws Exception {
    // given
    var cli = Cli.inPipe().on(temporal);

    // when
    var result =
        cli.run("version", "--kubeconfig", "rome", "--remote-kubeconfig", "milan", "-o", "json");

    // then
    var clusters = Payloads.json().readTree(result.out()).get("clusters");
    assertThat(clusters.get(0).get("id").asText()).isEqualTo("rome");
    assertThat(clusters.get(1).get("id").asText()).isEqualTo("milan");
    assertThat(result.code()).isZero();
  }

  @Test
  void shouldLinkToTheRunOfClustersByTheirKubeconfigsWithoutServingThem() {
    // given
    var cli = Cli.inPipe().on(temporal).with("HAWSER_UI_ADDRESS", "https://ui.example");
    cli.run("peer", "skewed-linked", "milan");

    // when
    var result = cli.run("ui", "--kubeconfig", "skewed-linked", "--remote-kubeconfig", "milan");

    // then
    assertThat(result.out())
        .startsWith(
            "https://ui.example/namespaces/default/workflows/peering%2Fmilan~skewed-linked/");
    assertThat(FakeLocalClusters.CALLS)
        .contains("close skewed-linked")
        .doesNotContain("serve skewed-linked and milan in default");
  }

  @Test
  void shouldSayHowToAbortAnotherRunOfClustersThatItServes() {
    // given
    var cli = Cli.inPipe().on(temporal);
    cli.run("peer", "busy-other-way", "milan", "--detach");

    // when
    var result =
        cli.run("unpeer", "--kubeconfig", "busy-other-way", "--remote-kubeconfig", "milan");

    // then
    assertThat(result.code()).isEqualTo(4);
    assertThat(result.err())
        .contains(
            "to abort it, run \"hawser abort --kubeconfig busy-other-way --remote-kubeconfig"
                + " milan");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          peer --kubeconfig away --remote-kubeconfig milan | 1 | the cluster of away does not answer
          peer rome milan --kubeconfig a | 2 | by their IDs, if workers serve them, or with kubeconfigs
          peer rome --remote-kubeconfig b | 2 | by their IDs, if workers serve them, or with kubeconfigs
          peer rome milan -n liqo | 2 | Temporal's namespace is --temporal-namespace
          peer -n liqo | 2 | -n is Liqo's namespace, which belongs to the worker
          plan rome milan --remote-namespace liqo | 2 | --remote-namespace is Liqo's namespace
          peer rome | 2 | missing PROVIDER: name both clusters by their IDs, or with --kubeconfig and --remote-kubeconfig
          unpeer | 2 | missing CONSUMER and PROVIDER: name both clusters by their IDs, or with --kubeconfig and
          peer --kubeconfig a --remote-kubeconfig b --detach | 2 | --detach needs a worker that stays
          abort --kubeconfig a --remote-kubeconfig b --reason x --detach | 2 | --detach needs a worker that stays
          abort --kubeconfig idle --remote-kubeconfig milan --reason x | 1 | no run of idle and milan is in progress
          retry --kubeconfig idle --remote-kubeconfig milan | 1 | no run of idle and milan is in progress
          retry rome milan --kubeconfig a | 2 | by their IDs, if workers serve them, or with kubeconfigs
          skip --kubeconfig idle --remote-kubeconfig milan STEP --reason x | 1 | no run of idle and milan is in progress
          skip --kubeconfig a --remote-kubeconfig b --reason x | 2 | missing STEP: name it as hawser status does
          skip rome milan STEP --kubeconfig a --reason x | 2 | by their IDs, if workers serve them, or with kubeconfigs
          version --client --kubeconfig a | 2 | --client asks no cluster
          ui --kubeconfig away --remote-kubeconfig milan | 1 | the cluster of away does not answer
          peer --kubeconfig a --remote-kubeconfig b --mtu 1 | 2 | invalid argument "1" for --mtu: use a number from 576 to 65535
          plan --kubeconfig a --remote-kubeconfig b --mtu 1 | 2 | invalid argument "1" for --mtu: use a number from 576 to 65535
          status --kubeconfig away --remote-kubeconfig milan | 1 | the cluster of away does not answer
          peer --kubeconfig a --remote-kubeconfig b --global-labels x=y | 2 | --global-labels is not supported
          unpeer --kubeconfig a --remote-kubeconfig b --global-annotations x=y | 2 | --global-annotations is not supported
          peer --kubeconfig a --remote-kubeconfig b --remote-request-timeout 1s | 2 | --request-timeout is not supported
          peer --kubeconfig a --remote-kubeconfig b --as-uid 5 | 2 | --as-uid is not supported: act with --as and
          unpeer --kubeconfig a --provider-gone | 2 | --provider-gone needs the provider's ID
          plan --unpeer --kubeconfig a --provider-gone | 2 | --provider-gone needs the provider's ID
          clusters --kubeconfig a | 2 | unknown flag: --kubeconfig; hawser peer has it
          """)
  void shouldRefuseInOneSentence(String line, int code, String sentence) {
    // given
    var cli = Cli.inPipe().on(temporal);

    // when
    var result = cli.run(line.split(" "));

    // then
    assertThat(result.code()).isEqualTo(code);
    assertThat(result.err()).contains(sentence);
    assertThat(result.out()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          status --kubeconfig rome        | provider: add --remote-kubeconfig FILE, or set KUBECONFIG
          peer --kubeconfig rome          | provider: add --remote-kubeconfig FILE, or set KUBECONFIG
          ui --remote-kubeconfig milan    | consumer: add --kubeconfig FILE, or set KUBECONFIG
          plan --remote-context milan     | consumer: add --kubeconfig FILE, or set KUBECONFIG
          """)
  void shouldNameTheKubeconfigThatIsMissing(String line, String sentence) {
    // given
    var cli = Cli.inPipe().on(temporal).with("HOME", "/nowhere");

    // when
    var result = cli.run(line.split(" "));

    // then
    assertThat(result.err()).isEqualTo("ERRO: there is no kubeconfig of the " + sentence + "\n");
    assertThat(result.code()).isEqualTo(2);
  }

  @Test
  void shouldAcceptWhatChangesNothing() {
    // given
    var cli = Cli.inPipe().on(temporal);

    // when
    var result =
        cli.run(
            "peer",
            "--kubeconfig=skewed",
            "--remote-kubeconfig=milan",
            "--skip-validation",
            "--skip-confirm",
            "--cache-dir=x",
            "--disable-compression=true",
            "--request-timeout=0",
            "-v");

    // then
    assertThat(result.err()).contains("VersionMismatch");
  }
}
