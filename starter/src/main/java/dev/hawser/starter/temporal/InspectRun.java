package dev.hawser.starter.temporal;

import dev.hawser.peering.InspectRequest;
import dev.hawser.peering.Inspection;
import dev.hawser.peering.PeeringWorkflows;
import dev.hawser.peering.RunSummary;
import dev.hawser.starter.outcome.CommandException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One inspection of a pair. It is a run of its own, so that several people may look at the same
 * time, and is deleted when it is closed, or when the command is interrupted: Temporal's list shows
 * what changed something, not who looked.
 */
public final class InspectRun implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofSeconds(40);
  private static final Duration QUERY = Duration.ofMillis(700);

  private final TemporalClient temporal;
  private final InspectRequest request;
  private final RunId run;
  private final Thread hook;

  private InspectRun(TemporalClient temporal, InspectRequest request, RunId run) {
    this.temporal = temporal;
    this.request = request;
    this.run = run;
    this.hook = new Thread(() -> temporal.runs().delete(run), "inspection");
  }

  /** Starts it. */
  public static InspectRun start(TemporalClient temporal, InspectRequest request) {
    var id = PeeringWorkflows.inspectId(request.consumer(), request.provider(), UUID.randomUUID());
    String summary = RunSummary.of(request.pair());
    var started = temporal.runs().start("Inspect", id, request, summary, LONGEST).run();
    var inspection = new InspectRun(temporal, request, started);
    Runtime.getRuntime().addShutdownHook(inspection.hook);
    return inspection;
  }

  /** What a user is told who waits for it. */
  public static String waiting(InspectRequest request) {
    return "waiting for " + request.consumer() + " and " + request.provider() + " to answer";
  }

  /** The run in Temporal. */
  public RunId id() {
    return run;
  }

  /**
   * What both clusters show; empty when it is not complete after that time.
   *
   * @throws CommandException when the run fails
   */
  public Optional<Inspection> await(Duration limit) throws InterruptedException {
    var outcome = new RunWatcher(temporal, run).awaitEnd(limit);
    var pair = request.consumer() + " " + request.provider();
    return outcome.map(end -> temporal.value(end.resultOrStop("Inspect", pair), Inspection.class));
  }

  /** What has been seen until now; empty when no worker of the runs answers. */
  public Optional<Inspection> seen() {
    return temporal.within(QUERY).runs().query(run, "seen", Inspection.class);
  }

  /** Who has not answered for that long, in one sentence. */
  String silence(Duration limit) {
    var silent = seen().map(this::missing).orElse(List.of());
    String who =
        silent.isEmpty() ? "the worker that serves the runs" : String.join(" and ", silent);
    return who + " did not answer within " + limit.toSeconds() + " s";
  }

  private List<String> missing(Inspection seen) {
    var missing = new ArrayList<String>();
    if (seen.consumer() == null) missing.add(request.consumer().value());
    if (seen.provider() == null && request.inspectsProvider()) {
      missing.add(request.provider().value());
    }
    return missing;
  }

  @Override
  public void close() {
    temporal.runs().delete(run);
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      // The hook is running now.
    }
  }
}
