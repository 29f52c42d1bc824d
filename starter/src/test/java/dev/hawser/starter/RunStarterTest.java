package dev.hawser.starter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class RunStarterTest {
  @RegisterExtension static final TestTemporal temporal = new TestTemporal();

  @Test
  void shouldPeerAndTellEachMilestone() {
    var result = run("peer", "rome", "milan");

    assertThat(result.err().lines().toList())
        .containsSubsequence(
            "INFO: Gateway server Service created successfully",
            "INFO: ResourceSlice resources: Accepted",
            "WARN: wait for the virtual node on rome, the kubelet (attempt 2, after: kubelet is"
                + " late)",
            "INFO: Virtual node is Ready");
    assertThat(result.out())
        .startsWith("rome → milan peered: virtual node milan is Ready\n")
        .contains("10.0.0.1:51840/UDP");
    assertThat(result.code()).isZero();
  }

  @Test
  void shouldDrawATableOnATerminal() {
    var result =
        Cli.inPipe().on(temporal).onTerminal("").run("peer", "rome", "milan", "--mtu", "1400");

    assertThat(result.code()).isZero();
    assertThat(result.err())
        .contains("STEP", "WAITING FOR", "\033[", "open the gateway server", "done");
  }

  @Test
  void shouldPrintTheResultAsJson() {
    var result = run("unpeer", "json", "milan", "-o", "json");

    assertThat(result.out()).contains("\"consumer\" : \"json\"", "\"kept\" : [ ]");
  }

  @Test
  void shouldFailWithTypeSentenceAndNextStep() {
    var result = run("peer", "skewed", "milan");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err())
        .endsWith(
            "ERRO: Liqo is v1.1.0 on skewed and v1.2.0 on milan (VersionMismatch)\n"
                + "Next: upgrade one side, or add --allow-version-skew\n");
    assertThat(result.out()).isEmpty();
  }

  @Test
  void shouldJoinOnlyAnEqualRequest() {
    run("peer", "busy-join", "milan", "--detach", "--cpu", "2", "--reason", "first");

    var equal = run("peer", "busy-join", "milan", "--detach", "--cpu", "2", "--reason", "second");
    var other = run("peer", "busy-join", "milan", "--detach", "--cpu", "3");
    var opposite = run("peer", "milan", "busy-join", "--detach", "--cpu", "2");
    var unpeer = run("unpeer", "busy-join", "milan");

    assertThat(equal.code()).isZero();
    assertThat(equal.err()).contains("Joined the run that does the same already");
    assertThat(other.code()).isEqualTo(4);
    assertThat(other.err())
        .contains("Peer busy-join→milan (phase Peering) by ada@laptop is under way")
        .contains("hawser abort busy-join milan", "(AlreadyRunning)");
    assertThat(opposite.code()).isEqualTo(4);
    assertThat(unpeer.code()).isEqualTo(4);
  }

  @Test
  void shouldAbort() {
    run("peer", "busy-abort", "milan", "--detach");

    var abort = run("abort", "busy-abort", "milan", "--reason", "wrong cluster");
    var again = run("abort", "busy-abort", "milan", "--reason", "wrong cluster");

    assertThat(abort.err())
        .contains("INFO: Tenant correctly deleted", "INFO: Gateway server already deleted")
        .contains("INFO: aborted: wrong cluster");
    assertThat(abort.code()).isZero();
    assertThat(again.code()).isEqualTo(1);
    assertThat(again.err()).contains("no run of busy-abort and milan is under way");
  }

  @Test
  void shouldRefuseAButtonWithTheRunsOwnSentence() {
    run("peer", "busy-button", "milan", "--detach");

    var retry = run("retry", "busy-button", "milan");
    var skip = run("skip", "busy-button", "milan", "open the server", "--reason", "why");

    assertThat(retry.code()).isEqualTo(2);
    assertThat(retry.err()).isEqualTo("ERRO: no rollback is stuck\n");
    assertThat(skip.err()).isEqualTo("INFO: given up: open the server\n");
  }

  @Test
  void shouldWaitForTheOtherRunWhenToldTo() throws Exception {
    run("peer", "busy-wait", "milan", "--detach");
    var waiting = new Seen("Waiting for the end of Peer busy-wait→milan");

    var unpeer =
        CompletableFuture.supplyAsync(
            () ->
                Cli.inPipe()
                    .on(temporal)
                    .tellingErrors(new PrintWriter(waiting))
                    .run("unpeer", "busy-wait", "milan", "--wait"));
    waiting.await();
    run("abort", "busy-wait", "milan", "--reason", "make room");

    assertThat(unpeer.get(30, TimeUnit.SECONDS).code()).isZero();
  }

  @Test
  void shouldEvictWithoutATerminalAndAskOnOne() {
    var pipe = run("unpeer", "full-pipe", "milan");
    var never = run("unpeer", "full-never", "milan", "--evict=false");
    var no = Cli.inPipe().on(temporal).onTerminal("n\n").run("unpeer", "full-no", "milan");
    var yes = Cli.inPipe().on(temporal).onTerminal("y\n").run("unpeer", "full-yes", "milan");

    assertThat(pipe.code()).isZero();
    assertThat(never.code()).isEqualTo(7);
    assertThat(no.code()).isEqualTo(7);
    assertThat(no.err()).contains("3 pods run on virtual node milan. Evict them? [y/N]");
    assertThat(yes.code()).isZero();
  }

  @Test
  void shouldTellByThePlansExitCode() {
    assertThat(run("plan", "rome", "milan").code()).isEqualTo(10);
    assertThat(run("plan", "peered", "milan").code()).isZero();
    assertThat(run("plan", "skewed", "milan").code()).isEqualTo(20);
    assertThat(run("plan", "rome", "milan").out())
        .contains("create", "open the gateway server", "1 of 1 steps write");
  }

  @Test
  void shouldShowThePairAndAllRuns() {
    run("peer", "busy-status", "milan", "--detach", "--reason", "show me");

    var pair = run("status", "busy-status", "milan");
    var all = run("status", "-o", "yaml");

    assertThat(pair.code()).isZero();
    assertThat(pair.out())
        .contains("busy-status (consumer)", "milan (provider)", "Running", "ada@laptop");
    assertThat(all.out()).contains("consumer: busy-status", "reason: show me");
    assertThat(all.err()).contains("this Temporal has no visibility queries");
  }

  private static Cli.Result run(String... args) {
    return Cli.inPipe().on(temporal).run(args);
  }

  private static final class Seen extends Writer {
    private final StringBuilder text = new StringBuilder();
    private final CountDownLatch seen = new CountDownLatch(1);
    private final String wanted;

    Seen(String wanted) {
      this.wanted = wanted;
    }

    void await() throws InterruptedException {
      assertThat(seen.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Override
    public void write(char[] part, int from, int length) {
      text.append(part, from, length);
      if (text.indexOf(wanted) >= 0) seen.countDown();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
