package dev.hawser.sandbox.faults.kill;

import dev.hawser.sandbox.faults.runs.Flow;

/**
 * One kill.
 *
 * @param cluster whose server is killed; empty for what belongs to no cluster
 */
record KillCase(Flow run, Target target, String cluster, Activity activity, Point point) {
  String name() {
    String whose = cluster.isEmpty() ? "" : " of " + cluster;
    return run + ": " + target.words() + whose + " killed " + point.words(activity);
  }
}
