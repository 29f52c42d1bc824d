package dev.hawser.faults.crash;

import dev.hawser.faults.runs.RunKind;

/**
 * One kill.
 *
 * @param cluster whose server is killed; empty for what belongs to no cluster
 */
record KillCase(
    RunKind run, KillTarget target, String cluster, RunActivity activity, KillPoint point) {
  String name() {
    String whose = cluster.isEmpty() ? "" : " of " + cluster;
    return run + ": " + target.words() + whose + " killed " + point.words(activity);
  }
}
