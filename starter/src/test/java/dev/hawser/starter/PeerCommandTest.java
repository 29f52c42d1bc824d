package dev.hawser.starter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.peering.payload.Payloads;
import dev.hawser.starter.terminal.EmulatedTerminal;
import java.io.PrintWriter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class PeerCommandTest {
  @RegisterExtension static final TestTemporal temporal = new TestTemporal();

  @Test
  void shouldPrintEachMilestoneAndTheResult() {
    // given
    var cli = Cli.inPipe().on(temporal);

    // when
    var result = cli.run("peer", FakeCluster.LATE, "milan");

    // then
    assertThat(result.err().lines().toList())
        .containsSubsequence(
            "INFO: create the gateway server on milan: done",
            "INFO: request resources on rome: done",
            "WARN: wait for the virtual node on rome: waiting for the kubelet (attempt 2, after:"
                + " kubelet is late)",
            "INFO: wait for the virtual node on rome: done");
    assertThat(result.out())
        .startsWith("late → milan peered: virtual node milan is Ready\n")
        .contains("10.0.0.1:51840/UDP");
    assertThat(result.code()).isZero();
  }

  @Test
  void shouldSayLineByLineWhyAPeeringIsUndone() {
    // given
    var cli = Cli.inPipe().on(temporal);

    // when
    var result = cli.run("peer", "rolling", "milan");

    // then
    assertThat(result.err().lines().filter(line -> !line.matches(".*(waiting for|in progress).*")))
        .containsExactly(
            "INFO: create the gateway server on milan: done",
            "WARN: register the tenant on milan: failed: the provider's owner has drained Tenant"
                + " rome",
            "WARN: failed: register the tenant on milan; rolling back",
            "INFO: undo: register the tenant on milan: undone",
            "INFO: undo: create the gateway server on milan: left as it was",
            "INFO: rolled back",
            "ERRO: milan refuses the Tenant (TenantRefused)",
            "Next: ask the provider's owner about the Tenant, then repeat the command");
    assertThat(result.out()).isEmpty();
    assertThat(result.code()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "peer rome milan --mtu 1401",
        "peer rolling milan",
        "peer --kubeconfig rome --remote-kubeconfig milan --mtu 1402",
        "peer --kubeconfig rolling --remote-kubeconfig milan",
        "unpeer torn milan",
        "plan rome milan",
        "plan skewed milan",
        "status good milan",
        "status",
        "clusters",
        "peer rome"
      })
  void shouldPrintOneObjectAndNothingElseOnStandardOutput(String line) throws Exception {
    // given
    var cli = Cli.inPipe().on(temporal).onTerminal("");

    // when
    var result = cli.run((line + " -o json").split(" "));

    // then
    var parser = Payloads.json().createParser(result.out());
    assertThat(parser.readValueAsTree().toString()).isNotEmpty();
    assertThat(parser.nextToken()).isNull();
  }

  @Test
  void shouldLeaveOnePictureOfTheRunOnATerminal() {
    // given
    var cli = Cli.inPipe().on(temporal).onTerminal("");
    var terminal = EmulatedTerminal.wrapping(80, 24);

    // when
    var result = cli.run("peer", "rome", "milan", "--mtu", "1400");

    // then
    assertThat(result.code()).isZero();
    terminal.write(result.err());
    assertThat(terminal.screen().stream().map(line -> line.replaceAll(" +[0-9.]+s", " 1s")))
        .containsExactly(
            "Peer rome → milan · 1s · by ada@laptop",
            "✓ create the gateway server on milan  done 1s",
            "✓ request resources on rome           done 1s",
            "✓ wait for the virtual node on rome   done 1s");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          json | "node" : "milan"
          yaml | node: milan
          text | virtual node milan is Ready
          """)
  void shouldPrintTheResultInTheRequestedFormat(String format, String expected) {
    // given
    var cli = Cli.inPipe().on(temporal);

    // when
    var result = cli.run("peer", "rome", "milan", "--reason", format, "-o", format);

    // then
    assertThat(result.out()).contains(expected);
  }

  @Test
  void shouldReportTypeSentenceAndHintOfAFailure() {
    // given
    var cli = Cli.inPipe().on(temporal);

    // when
    var result = cli.run("peer", "skewed", "milan");

    // then
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err())
        .endsWith(
            "ERRO: Liqo is v1.1.0 on skewed and v1.2.0 on milan (VersionMismatch)\n"
                + "Next: upgrade Liqo on one cluster, or add --allow-version-skew\n");
    assertThat(result.out()).isEmpty();
  }

  @Test
  void shouldReturnAtOnceWhenDetached() {
    // given
    var cli = Cli.inPipe().on(temporal);

    // when
    var result = cli.run("peer", "busy-detach", "milan", "--detach");

    // then
    assertThat(result.code()).isZero();
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .isEqualTo(
            "INFO: Peer busy-detach milan has started; to see it, run \"hawser status busy-detach"
                + " milan\"\n");
  }

  @Test
  void shouldSayInItsFirstLineThatThereIsNoNodeAndExitWithACodeOfItsOwn() {
    // given
    var cli = Cli.inPipe().on(temporal);

    // when
    var result = cli.run("peer", "denied", "milan");

    // then
    assertThat(result.code()).isEqualTo(8);
    assertThat(result.out())
        .isEqualTo(
            "denied → milan: no usable virtual node, because the provider denies the resources\n");
  }

  @Test
  void shouldPrintADetachedRunAsJson() throws Exception {
    // given
    var cli = Cli.inPipe().on(temporal);

    // when
    var result = cli.run("peer", "busy-json", "milan", "--detach", "-o", "json");

    // then
    var run = Payloads.json().readTree(result.out());
    assertThat(run.get("workflowId").asText()).isEqualTo("peering/busy-json~milan");
    assertThat(run.get("runId").asText()).isNotBlank();
    assertThat(run.get("joined").asBoolean()).isFalse();
    assertThat(run.get("next").asText()).isEqualTo("hawser status busy-json milan");
    assertThat(result.err()).isEmpty();
  }

  @Test
  void shouldRepeatTheConnectionFlagsInTheNextCommand() {
    // given
    var cli = Cli.inPipe();

    // when
    var result =
        cli.run("--address", temporal.address(), "peer", "busy-flags", "milan", "--detach");

    // then
    assertThat(result.err())
        .endsWith("run \"hawser status busy-flags milan --address " + temporal.address() + "\"\n");
  }

  @Test
  void shouldLinkToTheWebUiThatIsConfigured() throws Exception {
    // given
    var cli = Cli.inPipe().on(temporal).with("HAWSER_UI_ADDRESS", "https://ui.example/");

    // when
    var result = cli.run("peer", "busy-ui", "milan", "--detach", "-o", "json");

    // then
    var run = Payloads.json().readTree(result.out());
    assertThat(run.get("ui").asText())
        .isEqualTo(
            "https://ui.example/namespaces/default/workflows/peering%2Fbusy-ui~milan/"
                + run.get("runId").asText()
                + "/history");
  }

  @Test
  void shouldJoinARunWithAnEqualRequestWhateverItsReason() {
    // given
    var cli = Cli.inPipe().on(temporal);
    cli.run("peer", "busy-join", "milan", "--detach", "--cpu", "2", "--reason", "first");

    // when
    var result =
        cli.run("peer", "busy-join", "milan", "--detach", "--cpu", "2", "--reason", "second");

    // then
    assertThat(result.code()).isZero();
    assertThat(result.err()).contains("Joined the running Peer, which has the same request");
  }

  @Test
  void shouldDescribeTheRunThatHoldsThePair() {
    // given
    var cli = Cli.inPipe().on(temporal);
    cli.run("peer", "busy-other", "milan", "--detach", "--cpu", "2");

    // when
    var result = cli.run("peer", "busy-other", "milan", "--cpu", "3");

    // then
    assertThat(result.code()).isEqualTo(4);
    assertThat(result.err())
        .isEqualTo(
            "ERRO: Peer busy-other→milan (phase Peering) by ada@laptop is already running; to abort"
                + " it, run \"hawser abort busy-other milan --reason …\" (AlreadyRunning)\n"
                + "Next: see hawser status busy-other milan, or add --wait\n");
  }

  @ParameterizedTest
  @CsvSource({"peer milan busy-held", "unpeer busy-held milan", "unpeer milan busy-held"})
  void shouldRefuseASecondRunOfThePairInEitherDirection(String second) {
    // given
    var cli = Cli.inPipe().on(temporal);
    cli.run("peer", "busy-held", "milan", "--detach");

    // when
    var result = cli.run(second.split(" "));

    // then
    assertThat(result.code()).isEqualTo(4);
    assertThat(result.err()).contains("Peer busy-held→milan", "(AlreadyRunning)");
  }

  @Test
  void shouldWaitForTheOtherRunWithWait() throws Exception {
    // given
    var cli = Cli.inPipe().on(temporal);
    cli.run("peer", "busy-wait", "milan", "--detach");
    var waiting = new TextWaiter("Waiting for the other run to end: Peer busy-wait→milan");
    var unpeer =
        CompletableFuture.supplyAsync(
            () ->
                Cli.inPipe()
                    .on(temporal)
                    .copyingErrorsTo(new PrintWriter(waiting))
                    .run("unpeer", "busy-wait", "milan", "--wait"));
    waiting.await();

    // when
    cli.run("abort", "busy-wait", "milan", "--reason", "make room");

    // then
    assertThat(unpeer.get(30, TimeUnit.SECONDS).code()).isZero();
  }
}
