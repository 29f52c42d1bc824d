package dev.hawser.sandbox.faults.kill;

/**
 * One kill.
 *
 * @param cluster whose server is killed; empty for what belongs to no cluster
 */
record KillCase(RunKind run, Target target, String cluster, Activity activity, Point point) {
  String name() {
    String whose = cluster.isEmpty() ? "" : " of " + cluster;
    return run.word() + ": " + target.words() + whose + " killed " + point.words(activity);
  }
}
