package dev.hawser.starter.status;

import dev.hawser.activity.ClusterId;
import dev.hawser.activity.TaskQueues;
import dev.hawser.peering.InspectRequest;
import dev.hawser.peering.Inspection;
import dev.hawser.peering.PeeringWorkflows;
import dev.hawser.starter.temporal.InspectRun;
import dev.hawser.starter.temporal.RunList;
import dev.hawser.starter.temporal.RunStarter;
import dev.hawser.starter.temporal.TemporalClient;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a pair: at both clusters and at its runs. It answers within five seconds, with what it
 * has by then.
 */
public final class PairReporter {
  private static final Duration ANSWER = Duration.ofSeconds(5);

  /** For what is asked after the clusters: who was silent, and what the latest run does. */
  private static final Duration RESERVE = Duration.ofMillis(1_500);

  private static final int LATEST = 5;

  private final TemporalClient temporal;
  private final @Nullable TemporalClient own;
  private final InstantSource clock;

  private PairReporter(TemporalClient temporal, @Nullable TemporalClient own, InstantSource clock) {
    this.temporal = temporal;
    this.own = own;
    this.clock = clock;
  }

  public PairReporter(TemporalClient temporal, InstantSource clock) {
    this(temporal, null, clock);
  }

  /**
   * Of a pair that this process has just begun to serve.
   *
   * @param runs where its runs are
   * @param own where it is served
   */
  public static PairReporter ofServedPair(
      TemporalClient runs, TemporalClient own, InstantSource clock) {
    return new PairReporter(runs, own, clock);
  }

  /**
   * What was seen of the clusters.
   *
   * @param inspection null when no worker of the runs answered
   * @param silent the clusters of which nothing is known, when nobody said why
   * @param problems why others are not known
   */
  private record Look(
      @Nullable Inspection inspection, List<SilentCluster> silent, List<String> problems) {
    static Look nothing(String why) {
      return new Look(null, List.of(), List.of(why));
    }
  }

  /**
   * Looks now.
   *
   * @param all whether all runs are reported, and not only the latest five
   * @throws dev.hawser.starter.outcome.CommandException when Temporal does not answer
   */
  public PairReport of(InspectRequest request, boolean all) throws InterruptedException {
    try (var bounded = temporal.within(ANSWER, InspectRun.waiting(request))) {
      if (own != null) return inspected(own.within(ANSWER), bounded, request, all);
      return bounded.queues().isServed(TaskQueues.RUNS)
          ? inspected(bounded, bounded, request, all)
          : report(
              request, Look.nothing(RunStarter.unserved(bounded)), runs(bounded, request), all);
    }
  }

  private PairReport inspected(
      TemporalClient inspecting, TemporalClient bounded, InspectRequest request, boolean all)
      throws InterruptedException {
    try (var run = InspectRun.start(inspecting, request)) {
      var list = RunList.of(bounded, workflowId(request)).runs();
      var look = look(inspecting, run, request);
      return report(request, look, reports(bounded, list), all);
    }
  }

  private Look look(TemporalClient bounded, InspectRun run, InspectRequest request)
      throws InterruptedException {
    var complete = run.await(bounded.remaining().minus(RESERVE));
    if (complete.isPresent()) return new Look(complete.get(), List.of(), complete.get().problems());
    return run.seen()
        .map(seen -> partial(bounded, run, request, seen))
        .orElseGet(() -> Look.nothing(noAnswer()));
  }

  private static Look partial(
      TemporalClient bounded, InspectRun run, InspectRequest request, Inspection seen) {
    var missing = new ArrayList<ClusterId>();
    if (seen.consumer() == null) missing.add(request.consumer());
    if (seen.provider() == null) missing.add(request.provider());
    var waiting = new RunReporter(bounded).waiting(run.id());
    var silent =
        missing.stream().map(cluster -> SilentCluster.of(cluster, waiting, bounded)).toList();
    return new Look(seen, silent, seen.problems());
  }

  private List<RunReport> runs(TemporalClient bounded, InspectRequest request)
      throws InterruptedException {
    return reports(bounded, RunList.of(bounded, workflowId(request)).runs());
  }

  /** The latest one with what it does, or why it failed. */
  private static List<RunReport> reports(TemporalClient bounded, List<WorkflowExecutionInfo> list)
      throws InterruptedException {
    var reporter = new RunReporter(bounded);
    var reports = new ArrayList<RunReport>();
    for (var info : list) {
      reports.add(reports.isEmpty() ? reporter.full(info) : reporter.listed(info));
    }
    return reports;
  }

  private PairReport report(InspectRequest request, Look look, List<RunReport> runs, boolean all) {
    var now = clock.instant();
    var seen = look.inspection();
    var tree = PairTree.of(seen == null ? unread(request) : seen, now);
    var assessment = Assessment.of(tree, ofDirection(runs, request));
    int shown = all ? runs.size() : Math.min(LATEST, runs.size());
    return new PairReport(
        request.consumer(),
        request.provider(),
        assessment.verdict(),
        assessment.reason(),
        assessment.since(),
        problems(look, runs),
        tree.clusters(),
        seen,
        runs.subList(0, shown),
        runs.size() - shown);
  }

  private List<String> problems(Look look, List<RunReport> runs) {
    var problems = new ArrayList<>(look.problems());
    look.silent()
        .forEach(silent -> problems.add(silent.words(ANSWER.toSeconds(), runs, clock.instant())));
    return problems;
  }

  private static List<RunReport> ofDirection(List<RunReport> runs, InspectRequest request) {
    return runs.stream().filter(run -> run.consumer().equals(request.consumer().value())).toList();
  }

  private static Inspection unread(InspectRequest request) {
    return new Inspection(request.consumer(), request.provider(), null, null, List.of());
  }

  /** Temporal lists a worker for some minutes after it has ended. */
  private static String noAnswer() {
    return "the worker that serves the runs did not answer within "
        + ANSWER.toSeconds()
        + " s: if it has ended, start \"hawser worker\", or name the clusters with --kubeconfig"
        + " and --remote-kubeconfig";
  }

  private static String workflowId(InspectRequest request) {
    return PeeringWorkflows.workflowId(request.consumer(), request.provider());
  }
}
