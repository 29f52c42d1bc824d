package dev.hawser.faults.kill;

import dev.hawser.faults.trial.RunKind;
import dev.hawser.faults.trial.TrialCase;

/**
 * One kill.
 *
 * @param cluster whose server is killed; empty for what belongs to no cluster
 */
record KillCase(
    RunKind run, KillTarget target, String cluster, RunActivity activity, KillPoint point)
    implements TrialCase {
  @Override
  public String name() {
    String owner = cluster.isEmpty() ? "" : " of " + cluster;
    return run + ": " + target + owner + " killed " + point.of(activity);
  }

  @Override
  public String category() {
    return target.toString();
  }
}
