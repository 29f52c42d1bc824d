package dev.hawser.faults.matrix;

import dev.hawser.faultproxy.HttpFault;
import dev.hawser.faultproxy.RequestPoint;
import dev.hawser.faultproxy.grpc.ResultMutation;
import dev.hawser.faults.trial.RunKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The matrix of a run: each request of an undisturbed run with each fault that can happen to it,
 * and each of its activities with each change of the result. Of repeated requests, such as checks
 * for an object that does not exist yet, only the first two and the last.
 */
final class FaultCases {
  private static final int FIRST = 2;

  private FaultCases() {}

  static List<RequestCase> of(RunKind run, Collection<RequestPoint> undisturbed) {
    var cases = new ArrayList<RequestCase>();
    for (var request : withoutRepetitions(undisturbed)) {
      Stream.of(HttpFault.values())
          .filter(fault -> fault.canHappenTo(request.verb()))
          .forEach(fault -> cases.add(new RequestCase(run, request, fault)));
    }
    return cases;
  }

  static List<ResultCase> ofResults(RunKind run, Collection<ActivityPoint> undisturbed) {
    return undisturbed.stream()
        .distinct()
        .flatMap(
            activity ->
                Stream.of(ResultMutation.values())
                    .map(mutation -> new ResultCase(run, activity, mutation)))
        .toList();
  }

  private static Collection<RequestPoint> withoutRepetitions(Collection<RequestPoint> requests) {
    var repetitions =
        requests.stream()
            .collect(
                Collectors.groupingBy(
                    each -> new RequestPoint(each.cluster(), each.verb(), each.resource(), 0),
                    TreeMap::new,
                    Collectors.mapping(
                        Function.identity(), Collectors.toCollection(TreeSet::new))));
    var chosen = new TreeSet<RequestPoint>();
    for (var alike : repetitions.values()) {
      alike.stream().limit(FIRST).forEach(chosen::add);
      chosen.add(alike.last());
    }
    return chosen;
  }
}
