package dev.hawser.starter.progress;

import static dev.hawser.starter.progress.StepState.DONE;
import static dev.hawser.starter.progress.StepState.FAILED;
import static dev.hawser.starter.progress.StepState.LEFT;
import static dev.hawser.starter.progress.StepState.RUNNING;
import static dev.hawser.starter.progress.StepState.STUCK;
import static dev.hawser.starter.progress.StepState.UNDOING;
import static dev.hawser.starter.progress.StepState.UNDONE;

import dev.hawser.peering.Phase;
import dev.hawser.peering.Step;
import dev.hawser.starter.progress.RunView.Trouble;
import dev.hawser.starter.progress.StepAction.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Runs as they are shown at {@link #NOW}. */
final class SampleRuns {
  static final Instant NOW = Instant.parse("2026-01-01T10:00:00Z");

  private static final String HELD =
      "waiting for Tenant rome to be gone: deleted 2m ago, held by finalizer acme.example/hold (not"
          + " Liqo's: whoever set it has to take it off)";
  private static final String NOT_READY =
      "node milan to be Ready: virtual-kubelet vk-milan has no ready pod";

  private SampleRuns() {}

  /** A peering that waits for the tunnel and for the provider's decision. */
  static RunView connecting() {
    return run(
        Phase.PEERING,
        12,
        null,
        List.of(
            step(Step.INSPECT, "rome", DONE, 100, ""),
            step(Step.INSPECT, "milan", DONE, 200, ""),
            step(Step.CLAIM, "milan", DONE, 100, ""),
            step(Step.CLAIM, "rome", DONE, 100, ""),
            step(Step.SERVER, "milan", DONE, 2100, ""),
            step(Step.NONCE, "milan", DONE, 300, ""),
            step(Step.CONFIGURATION, "rome", DONE, 1200, ""),
            step(Step.CONFIGURATION, "milan", DONE, 1300, ""),
            step(Step.CLIENT, "rome", DONE, 1000, ""),
            step(Step.PROOF, "rome", DONE, 200, ""),
            step(
                Step.TUNNEL,
                "milan",
                RUNNING,
                9000,
                "waiting for the tunnel to rome to be connected: Connection rome: the gateway has"
                    + " not received a ping from 203.0.113.22:51840/UDP since it started 9 s ago;"
                    + " is the port open?"),
            step(Step.TENANT, "milan", DONE, 400, ""),
            step(
                Step.TUNNEL,
                "rome",
                RUNNING,
                9000,
                "waiting for the tunnel to milan to be connected (attempt 2, after: dial tcp"
                    + " 10.0.0.1:6443: connect: connection refused)"),
            step(Step.IDENTITY, "rome", DONE, 300, ""),
            step(
                Step.SLICE,
                "rome",
                RUNNING,
                3000,
                "waiting for the provider to decide on the resources")));
  }

  /** A rollback that somebody's finalizer holds. */
  static RunView stuck() {
    return run(
        Phase.ROLLBACK_STUCK,
        760,
        new Trouble("wait for the virtual node on rome", NOT_READY),
        List.of(
            step(Step.INSPECT, "rome", DONE, 100, ""),
            step(Step.INSPECT, "milan", DONE, 200, ""),
            step(Step.CLAIM, "milan", DONE, 100, ""),
            step(Step.CLAIM, "rome", DONE, 100, ""),
            step(Step.SERVER, "milan", DONE, 2100, ""),
            step(Step.CONFIGURATION, "rome", DONE, 1200, ""),
            step(Step.NODE, "rome", FAILED, 600_000, NOT_READY),
            undo(Step.SLICE, "rome", UNDONE, 2500, ""),
            undo(Step.IDENTITY, "rome", UNDONE, 800, ""),
            undo(Step.TENANT, "milan", STUCK, 130_000, HELD),
            undo(Step.TUNNEL, "milan", UNDONE, 300, ""),
            undo(Step.PROOF, "rome", UNDONE, 200, ""),
            undo(Step.CLIENT, "rome", LEFT, 100, ""),
            undo(Step.CONFIGURATION, "milan", UNDOING, 1000, "")));
  }

  /** A rollback in which so many undos are stuck. */
  static RunView stuckOn(int many) {
    var steps = new ArrayList<>(stuck().steps().subList(0, 5));
    IntStream.range(0, many)
        .mapToObj(number -> undo(Step.TUNNEL, "c" + number, STUCK, 130_000, holder()))
        .forEach(steps::add);
    return run(Phase.ROLLBACK_STUCK, 760, new Trouble("", "aborted: wrong cluster"), steps);
  }

  private static String holder() {
    return "waiting for PublicKey rome to be gone: held by finalizer acme.example/hold";
  }

  static RunView configuring(String consumer) {
    return new RunView(
        "Peer",
        consumer,
        "milan",
        "ada@laptop",
        Phase.PEERING,
        "",
        NOW.minusSeconds(3),
        null,
        List.of(step(Step.CONFIGURATION, consumer, RUNNING, 3000, "")),
        null);
  }

  static RunView notTaken() {
    return new RunView(
        "Peer",
        "rome",
        "milan",
        "ada@laptop",
        null,
        Progress.NO_WORKER,
        NOW.minusSeconds(3),
        null,
        List.of(),
        null);
  }

  private static RunView run(Phase phase, long seconds, Trouble trouble, List<StepView> steps) {
    return new RunView(
        "Peer",
        "rome",
        "milan",
        "ada@laptop",
        phase,
        "",
        NOW.minusSeconds(seconds),
        null,
        steps,
        trouble);
  }

  private static StepView step(Step step, String on, StepState state, long millis, String reason) {
    return view(StepAction.of(step, Kind.STEP), on, state, Duration.ofMillis(millis), reason);
  }

  private static StepView undo(Step step, String on, StepState state, long millis, String reason) {
    return view(StepAction.of(step, Kind.UNDO), on, state, Duration.ofMillis(millis), reason);
  }

  private static StepView view(
      StepAction action, String cluster, StepState state, Duration elapsed, String reason) {
    var until = state.isInProgress() ? null : NOW;
    return new StepView(action, cluster, state, NOW.minus(elapsed), until, reason);
  }
}
