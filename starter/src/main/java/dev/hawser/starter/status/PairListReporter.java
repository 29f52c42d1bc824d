package dev.hawser.starter.status;

import dev.hawser.starter.temporal.RunList;
import dev.hawser.starter.temporal.TemporalClient;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Lists all peerings by their runs alone. The number of calls has a bound: the pages of the list,
 * and a few for each of the latest runs that are going on.
 */
public final class PairListReporter {
  /** Of how many runs that are going on it is read what they wait for. */
  private static final int ASKED = 20;

  private final TemporalClient temporal;

  /**
   * @param temporal bounds how long it takes: what is not known by then is left out
   */
  public PairListReporter(TemporalClient temporal) {
    this.temporal = temporal;
  }

  /** One line for each direction of each pair that has had a run, by their names. */
  public List<PairLine> pairs(RunList list) throws InterruptedException {
    var runs = new TreeMap<String, List<RunReport>>();
    for (var report : reports(list.ofPairs())) {
      String pair = report.consumer() + " " + report.provider();
      runs.computeIfAbsent(pair, key -> new ArrayList<>()).add(report);
    }
    return runs.values().stream().map(PairLine::of).toList();
  }

  /** All runs, newest first. */
  public List<RunReport> runs(RunList list) throws InterruptedException {
    return reports(list.runs());
  }

  private List<RunReport> reports(List<WorkflowExecutionInfo> infos) throws InterruptedException {
    var reporter = new RunReporter(temporal);
    var reports = new ArrayList<RunReport>();
    int asked = 0;
    for (var info : infos) {
      boolean asks = RunReporter.isRunning(info) && asked < ASKED;
      if (asks) asked++;
      reports.add(asks ? reporter.brief(info) : reporter.listed(info));
    }
    return reports;
  }
}
