package dev.hawser.peering.saga;

import dev.hawser.peering.PairRequest;
import org.jspecify.annotations.Nullable;

/** How far one run has come, for all that acts on it: its saga, its rollback and its updates. */
final class RunProgress {
  private final PairRequest request;
  private final StatusRecorder status;
  private final Steps steps;
  private Removals removals;
  private @Nullable PairStubs stubs;
  private boolean committed;
  private boolean settled;

  RunProgress(PairRequest request, RunTimings timings) {
    this.request = request;
    this.status = new StatusRecorder(request.pair());
    this.steps = new Steps(status, timings);
    this.removals = steps.removals();
  }

  PairRequest request() {
    return request;
  }

  StatusRecorder status() {
    return status;
  }

  Steps steps() {
    return steps;
  }

  /** Those that may be stuck now. */
  Removals removals() {
    return removals;
  }

  void removeWith(Removals others) {
    removals = others;
  }

  /** The activities of both clusters; null before there is a plan. */
  @Nullable PairStubs stubs() {
    return stubs;
  }

  void actWith(PairStubs ofPlan) {
    stubs = ofPlan;
  }

  /** Whether the run only goes forward. */
  boolean isCommitted() {
    return committed;
  }

  void commit() {
    committed = true;
  }

  /** Whether it is certain how the run ends. */
  boolean isSettled() {
    return settled;
  }

  void settle() {
    settled = true;
  }
}
