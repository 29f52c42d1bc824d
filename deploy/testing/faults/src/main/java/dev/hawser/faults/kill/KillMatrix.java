package dev.hawser.faults.kill;

import dev.hawser.faults.trial.RunKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * All kills: the worker at each activity of both runs, everything else at a few.
 *
 * @param peer the activities of an undisturbed Peer, in their order
 * @param unpeer those of an Unpeer
 * @param clusters the IDs of consumer and provider
 * @param lab whether servers of the lab can be killed
 */
record KillMatrix(
    List<RunActivity> peer, List<RunActivity> unpeer, List<String> clusters, boolean lab) {
  /** The number of activities of a run at which a server is killed. */
  private static final int FEW = 3;

  List<KillCase> cases() {
    return Stream.of(KillTarget.values())
        .filter(target -> lab || !target.needsLab())
        .flatMap(target -> Stream.of(RunKind.values()).flatMap(run -> cases(run, target).stream()))
        .toList();
  }

  private List<KillCase> cases(RunKind run, KillTarget target) {
    var all = run == RunKind.PEER ? peer : unpeer;
    var activities = target == KillTarget.WORKER ? all : few(all);
    var cases = new ArrayList<KillCase>();
    for (var cluster : target.isPerCluster() ? clusters : List.of("")) {
      for (var activity : activities) {
        for (var point : target.points()) {
          cases.add(new KillCase(run, target, cluster, activity, point));
        }
      }
    }
    return cases;
  }

  /** An early one, one in the middle, a late one; never the first, before which nothing is done. */
  private static List<RunActivity> few(List<RunActivity> all) {
    var few = new ArrayList<RunActivity>();
    for (int i = 1; i <= FEW; i++) {
      few.add(all.get(Math.min(all.size() - 1, Math.max(2, all.size() * i / (FEW + 1)))));
    }
    return few.stream().distinct().toList();
  }
}
