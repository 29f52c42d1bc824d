package dev.hawser.starter.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.starter.terminal.StyledLine;
import dev.hawser.starter.terminal.TerminalSize;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole screens. */
class ScreenTest {
  private static final TerminalSize SMALL = new TerminalSize(60, 15);
  private static final TerminalSize USUAL = new TerminalSize(80, 24);
  private static final TerminalSize LARGE = new TerminalSize(200, 50);
  private static final String WATCHING = "Ctrl-C stops watching; the run continues";

  @Test
  void shouldFoldWhatIsDoneOnASmallTerminal() {
    // when
    var screen = screen(SampleRuns.connecting(), SMALL, WATCHING);

    // then
    assertThat(screen)
        .isEqualTo(
            """
            Peer rome → milan · Peering · 12s · by ada@laptop
            ✓ 12 steps done
            • connect the tunnel on milan  running 9s
                waiting for the tunnel to rome to be connected:
                Connection rome: the gateway has not received a ping
                from 203.0.113.22:51840/UDP since it started 9 s ago;
                is the port open?
            • connect the tunnel on rome   running 9s
                waiting for the tunnel to milan to be connected
                (attempt 2, after: dial tcp 10.0.0.1:6443: connect:
                connection refused)
            • request resources on rome    running 3s
                waiting for the provider to decide on the resources
            Ctrl-C stops watching; the run continues\
            """);
  }

  @Test
  void shouldShowEachStepWithWhatItWaitsForOnAnOrdinaryTerminal() {
    // when
    var screen = screen(SampleRuns.connecting(), USUAL, WATCHING);

    // then
    assertThat(screen)
        .isEqualTo(
            """
            Peer rome → milan · Peering · 12s · by ada@laptop
            ✓ inspect the cluster on rome              done      0.1s
            ✓ inspect the cluster on milan             done      0.2s
            ✓ claim the pair on milan                  done      0.1s
            ✓ claim the pair on rome                   done      0.1s
            ✓ create the gateway server on milan       done      2.1s
            ✓ get a nonce on milan                     done      0.3s
            ✓ exchange network configuration on rome   done      1.2s
            ✓ exchange network configuration on milan  done      1.3s
            ✓ start the gateway client on rome         done      1.0s
            ✓ sign the nonce on rome                   done      0.2s
            • connect the tunnel on milan              running     9s
                waiting for the tunnel to rome to be connected: Connection rome: the
                gateway has not received a ping from 203.0.113.22:51840/UDP since it
                started 9 s ago; is the port open?
            ✓ register the tenant on milan             done      0.4s
            • connect the tunnel on rome               running     9s
                waiting for the tunnel to milan to be connected (attempt 2, after: dial tcp
                10.0.0.1:6443: connect: connection refused)
            ✓ install the identity on rome             done      0.3s
            • request resources on rome                running     3s
                waiting for the provider to decide on the resources
            Ctrl-C stops watching; the run continues\
            """);
  }

  @Test
  void shouldNotSpreadOverALargeTerminal() {
    // when
    var screen = screen(SampleRuns.connecting(), LARGE, WATCHING);

    // then
    assertThat(screen)
        .isEqualTo(
            """
            Peer rome → milan · Peering · 12s · by ada@laptop
            ✓ inspect the cluster on rome              done      0.1s
            ✓ inspect the cluster on milan             done      0.2s
            ✓ claim the pair on milan                  done      0.1s
            ✓ claim the pair on rome                   done      0.1s
            ✓ create the gateway server on milan       done      2.1s
            ✓ get a nonce on milan                     done      0.3s
            ✓ exchange network configuration on rome   done      1.2s
            ✓ exchange network configuration on milan  done      1.3s
            ✓ start the gateway client on rome         done      1.0s
            ✓ sign the nonce on rome                   done      0.2s
            • connect the tunnel on milan              running     9s
                waiting for the tunnel to rome to be connected: Connection rome: the gateway has not received a ping from 203.0.113.22:51840/UDP since it started 9 s ago; is the port open?
            ✓ register the tenant on milan             done      0.4s
            • connect the tunnel on rome               running     9s
                waiting for the tunnel to milan to be connected (attempt 2, after: dial tcp 10.0.0.1:6443: connect: connection refused)
            ✓ install the identity on rome             done      0.3s
            • request resources on rome                running     3s
                waiting for the provider to decide on the resources
            Ctrl-C stops watching; the run continues\
            """);
  }

  @Test
  void shouldShowWhyItRollsBackAndWhatHoldsItOnASmallTerminal() {
    // when
    var screen = screen(SampleRuns.stuck(), SMALL, SampleRuns.stuck().advice(""));

    // then
    assertThat(screen)
        .isEqualTo(
            """
            Peer rome → milan · RollbackStuck · 12m40s · by ada@laptop
            failed: node milan to be Ready: virtual-kubelet vk-milan
            has no ready pod; the rollback is stuck
            ✓ 6 steps done, 3 undone
            ✗ wait for the virtual node on rome          failed
            ! undo: register the tenant on milan         stuck 2m10s
                waiting for Tenant rome to be gone: deleted 2m ago,
                held by finalizer acme.example/hold (not Liqo's:
                whoever set it has to take it off)
            ↶ undo: sign the nonce on rome               undone
            = undo: start the gateway client on rome     left as it was
            • undo: exchange network configur… on milan  undoing 1s
            Try again now: hawser retry rome milan. Without it: hawser
            skip rome milan "register the tenant on milan" --reason …\
            """);
  }

  @Test
  void shouldTellUndosFromStepsAndWhatWasLeftAsItWas() {
    // when
    var screen = screen(SampleRuns.stuck(), USUAL, SampleRuns.stuck().advice(""));

    // then
    assertThat(screen)
        .isEqualTo(
            """
            Peer rome → milan · RollbackStuck · 12m40s · by ada@laptop
            failed: node milan to be Ready: virtual-kubelet vk-milan has no ready pod; the
            rollback is stuck
            ✓ inspect the cluster on rome                    done             0.1s
            ✓ inspect the cluster on milan                   done             0.2s
            ✓ claim the pair on milan                        done             0.1s
            ✓ claim the pair on rome                         done             0.1s
            ✓ create the gateway server on milan             done             2.1s
            ✓ exchange network configuration on rome         done             1.2s
            ✗ wait for the virtual node on rome              failed          10m0s
            ↶ undo: request resources on rome                undone           2.5s
            ↶ undo: install the identity on rome             undone           0.8s
            ! undo: register the tenant on milan             stuck           2m10s
                waiting for Tenant rome to be gone: deleted 2m ago, held by finalizer
                acme.example/hold (not Liqo's: whoever set it has to take it off)
            ↶ undo: connect the tunnel on milan              undone           0.3s
            ↶ undo: sign the nonce on rome                   undone           0.2s
            = undo: start the gateway client on rome         left as it was   0.1s
            • undo: exchange network configuration on milan  undoing            1s
            Try again now: hawser retry rome milan. Without it: hawser skip rome milan
            "register the tenant on milan" --reason …\
            """);
  }

  @Test
  void shouldShowLongReasonsInOneLineOnALargeTerminal() {
    // when
    var screen = screen(SampleRuns.stuck(), LARGE, SampleRuns.stuck().advice(""));

    // then
    assertThat(screen)
        .isEqualTo(
            """
            Peer rome → milan · RollbackStuck · 12m40s · by ada@laptop
            failed: node milan to be Ready: virtual-kubelet vk-milan has no ready pod; the rollback is stuck
            ✓ inspect the cluster on rome                    done             0.1s
            ✓ inspect the cluster on milan                   done             0.2s
            ✓ claim the pair on milan                        done             0.1s
            ✓ claim the pair on rome                         done             0.1s
            ✓ create the gateway server on milan             done             2.1s
            ✓ exchange network configuration on rome         done             1.2s
            ✗ wait for the virtual node on rome              failed          10m0s
            ↶ undo: request resources on rome                undone           2.5s
            ↶ undo: install the identity on rome             undone           0.8s
            ! undo: register the tenant on milan             stuck           2m10s
                waiting for Tenant rome to be gone: deleted 2m ago, held by finalizer acme.example/hold (not Liqo's: whoever set it has to take it off)
            ↶ undo: connect the tunnel on milan              undone           0.3s
            ↶ undo: sign the nonce on rome                   undone           0.2s
            = undo: start the gateway client on rome         left as it was   0.1s
            • undo: exchange network configuration on milan  undoing            1s
            Try again now: hawser retry rome milan. Without it: hawser skip rome milan "register the tenant on milan" --reason …\
            """);
  }

  @Test
  void shouldCountWhatDoesNotFit() {
    // when
    var screen = screen(SampleRuns.stuckOn(9), SMALL, "");

    // then
    assertThat(screen)
        .isEqualTo(
            """
            Peer rome → milan · RollbackStuck · 12m40s · by ada@laptop
            aborted: wrong cluster; the rollback is stuck
            ✓ 5 steps done
            ! undo: connect the tunnel on c0  stuck 2m10s
                waiting for PublicKey rome to be gone: held by finaliz…
            ! undo: connect the tunnel on c1  stuck 2m10s
                waiting for PublicKey rome to be gone: held by finaliz…
            ! undo: connect the tunnel on c2  stuck 2m10s
                waiting for PublicKey rome to be gone: held by finaliz…
            ! undo: connect the tunnel on c3  stuck 2m10s
                waiting for PublicKey rome to be gone: held by finaliz…
            ! undo: connect the tunnel on c4  stuck 2m10s
                waiting for PublicKey rome to be gone: held by finaliz…
            … and 4 more steps\
            """);
  }

  @Test
  void shouldCutLongNamesSoThatStateAndClusterCanBeRead() {
    // when
    var screen =
        screen(
            SampleRuns.configuring("a-consumer-with-a-very-long-identifier-of-fifty-one-c"),
            SMALL,
            "");

    // then
    assertThat(screen)
        .isEqualTo(
            """
            Peer a-consumer-with-a… → milan · Peering · 3s · by ada@la…
            • exchange network confi… on a-consumer-with-a…  running 3s\
            """);
  }

  @Test
  void shouldSayThatAWorkerIsMissing() {
    // when
    var screen = screen(SampleRuns.notTaken(), SMALL, WATCHING);

    // then
    assertThat(screen)
        .isEqualTo(
            """
            Peer rome → milan · 3s · by ada@laptop
            Waiting for a worker to take the run; to start one, run
            "hawser worker"
            Ctrl-C stops watching; the run continues\
            """);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 2", "20, 4", "30, 8", "60, 15", "80, 24", "132, 43", "10, 100"})
  void shouldAlwaysFit(int columns, int rows) {
    // given
    var size = new TerminalSize(columns, rows);
    var runs =
        List.of(
            SampleRuns.connecting(),
            SampleRuns.stuck(),
            SampleRuns.stuckOn(40),
            SampleRuns.notTaken(),
            SampleRuns.configuring("c".repeat(51)));

    // when
    var lines = new ArrayList<StyledLine>();
    var heights = new ArrayList<Integer>();
    for (var run : runs) {
      var screen = Screen.of(run, size, SampleRuns.NOW, WATCHING);
      lines.addAll(screen);
      heights.add(screen.size());
    }

    // then
    assertThat(heights).allMatch(height -> height <= Math.max(1, rows - 1));
    assertThat(lines).allMatch(line -> line.columns() <= Math.max(1, columns - 1));
  }

  @Test
  void shouldShowNothingUntilTheRunIsKnown() {
    // given
    var unknown = new RunView("", "?", "?", null, null, "", Instant.EPOCH, null, List.of(), null);

    // when
    var screen = Screen.of(unknown, USUAL, SampleRuns.NOW, WATCHING);

    // then
    assertThat(screen).isEmpty();
  }

  private static String screen(RunView run, TerminalSize size, String footer) {
    return Screen.of(run, size, SampleRuns.NOW, footer).stream()
        .map(StyledLine::plain)
        .collect(Collectors.joining("\n"));
  }
}
