package dev.hawser.faults.matrix;

import dev.hawser.faultproxy.grpc.ResultMutation;
import dev.hawser.faults.trial.RunKind;

/** One activity of one run whose result arrives in another form. */
record ResultCase(RunKind run, ActivityPoint activity, ResultMutation mutation)
    implements FaultCase {

  /** Such as {@code peer provider EnsureTenant NO_FIELDS}. */
  @Override
  public String name() {
    return run + " " + activity + " " + mutation;
  }

  @Override
  public String category() {
    return mutation.name();
  }

  /** A run can't go on with a result that it can't read. */
  @Override
  public boolean isTransient() {
    return false;
  }

  @Override
  public boolean canShareRunWith(FaultCase other) {
    return false;
  }
}
