package dev.hawser.faults.crash;

import dev.hawser.faults.runs.RunKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Which cases there are: the worker at each activity of both runs, everything else at a few.
 *
 * @param peer the activities of an undisturbed Peer, in their order
 * @param unpeer those of an Unpeer
 */
record KillMatrix(
    List<RunActivity> peer, List<RunActivity> unpeer, List<String> clusters, boolean lab) {
  /** Points of a run at which a server is killed. */
  private static final int FEW = 3;

  List<KillCase> cases() {
    return Stream.of(KillTarget.values())
        .filter(target -> lab || !target.needsLab())
        .flatMap(target -> Stream.of(RunKind.values()).flatMap(run -> cases(run, target).stream()))
        .toList();
  }

  /** So many of them, drawn by the seed, in their order; all when 0. */
  static List<KillCase> sample(List<KillCase> cases, int number, long seed) {
    if (number == 0 || number >= cases.size()) return cases;
    var shuffled = new ArrayList<>(cases);
    Collections.shuffle(shuffled, new Random(seed));
    var drawn = List.copyOf(shuffled.subList(0, number));
    return cases.stream().filter(drawn::contains).toList();
  }

  private List<KillCase> cases(RunKind run, KillTarget target) {
    var all = run == RunKind.PEER ? peer : unpeer;
    var activities = target == KillTarget.WORKER ? all : few(all);
    var cases = new ArrayList<KillCase>();
    for (var cluster : target.ofCluster() ? clusters : List.of("")) {
      for (var activity : activities) {
        for (var point : target.points()) {
          cases.add(new KillCase(run, target, cluster, activity, point));
        }
      }
    }
    return cases;
  }

  /** An early one, one in the middle, a late one; never the first, after which all is open. */
  private static List<RunActivity> few(List<RunActivity> all) {
    var few = new ArrayList<RunActivity>();
    for (int i = 1; i <= FEW; i++) {
      few.add(all.get(Math.min(all.size() - 1, Math.max(2, all.size() * i / (FEW + 1)))));
    }
    return few.stream().distinct().toList();
  }
}
