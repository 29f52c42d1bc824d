package dev.hawser.sandbox.faults.matrix;

import dev.hawser.sandbox.faults.proxy.Fault;
import dev.hawser.sandbox.faults.proxy.Site;
import dev.hawser.sandbox.faults.runs.Flow;
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
final class Cells {
  private static final int FIRST = 2;

  private Cells() {}

  static List<Cell> of(Flow flow, Collection<Site> clean) {
    var cells = new ArrayList<Cell>();
    for (var site : chosen(clean)) {
      Stream.of(Fault.values())
          .filter(fault -> fault.strikes(site.verb()))
          .forEach(fault -> cells.add(new Cell(flow, site, fault)));
    }
    return cells;
  }

  private static Collection<Site> chosen(Collection<Site> clean) {
    var alike =
        clean.stream()
            .collect(
                Collectors.groupingBy(
                    site -> new Site(site.cluster(), site.verb(), site.resource(), 0),
                    TreeMap::new,
                    Collectors.mapping(
                        Function.identity(), Collectors.toCollection(TreeSet::new))));
    var chosen = new TreeSet<Site>();
    for (var sites : alike.values()) {
      sites.stream().limit(FIRST).forEach(chosen::add);
      chosen.add(sites.last());
    }
    return chosen;
  }
}
