package dev.hawser.faults.matrix;

import dev.hawser.faultproxy.HttpFault;
import dev.hawser.faultproxy.RequestPoint;
import dev.hawser.faults.runs.RunKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The matrix of a run: each request of a clean one with each fault that can strike it. Of requests
 * that are repeated, such as a look for something that is not there yet, the first two and the
 * last.
 */
final class FaultCases {
  private static final int FIRST = 2;

  private FaultCases() {}

  static List<FaultCase> of(RunKind flow, Collection<RequestPoint> clean) {
    var cells = new ArrayList<FaultCase>();
    for (var site : chosen(clean)) {
      Stream.of(HttpFault.values())
          .filter(fault -> fault.strikes(site.verb()))
          .forEach(fault -> cells.add(new FaultCase(flow, site, fault)));
    }
    return cells;
  }

  private static Collection<RequestPoint> chosen(Collection<RequestPoint> clean) {
    var alike =
        clean.stream()
            .collect(
                Collectors.groupingBy(
                    site -> new RequestPoint(site.cluster(), site.verb(), site.resource(), 0),
                    TreeMap::new,
                    Collectors.mapping(
                        Function.identity(), Collectors.toCollection(TreeSet::new))));
    var chosen = new TreeSet<RequestPoint>();
    for (var sites : alike.values()) {
      sites.stream().limit(FIRST).forEach(chosen::add);
      chosen.add(sites.last());
    }
    return chosen;
  }
}
