package dev.hawser.starter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.activity.ClaimHolder;
import dev.hawser.activity.ClusterView;
import dev.hawser.peering.InspectRequest;
import dev.hawser.peering.payload.Payloads;
import dev.hawser.starter.options.ClusterFlags;
import dev.hawser.starter.options.ConnectionFlags;
import dev.hawser.starter.options.OutputFlags.Format;
import dev.hawser.starter.options.PairArguments;
import dev.hawser.starter.options.StartFlags;
import dev.hawser.starter.outcome.CommandException;
import dev.hawser.starter.progress.Console;
import dev.hawser.starter.progress.ConsoleLog;
import dev.hawser.starter.progress.LiqoctlLine;
import dev.hawser.starter.progress.Progress;
import dev.hawser.starter.progress.RunActivities;
import dev.hawser.starter.temporal.RunStarter;
import dev.hawser.starter.temporal.TemporalClient;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A run of two clusters that this command serves itself, as liqoctl is used: it finds their IDs and
 * a Temporal, and is the worker until the run ends. Interrupted, the same command joins the run
 * again.
 */
final class LocalRun implements AutoCloseable {
  /**
   * What Ctrl-C means for a run.
   *
   * @param footer said while the run is shown
   * @param sentence said when it has been pressed
   */
  private record Interruption(String footer, String sentence) {}

  private final Console console;
  private final ConsoleLog log;
  private final String typed;
  private final ServedClusters served;

  private LocalRun(Console console, ServedClusters served) {
    this.console = console;
    this.log = new ConsoleLog(console, "");
    this.typed = new TypedCommand(console.arguments()).clusters();
    this.served = served;
  }

  /**
   * Connects to both clusters and to Temporal, and serves.
   *
   * @throws CommandException when one of them can't be used
   */
  static LocalRun start(
      Console console, ClusterFlags flags, StartFlags start, ConnectionFlags connection) {
    if (start.detaches()) throw cannotDetach();
    return new LocalRun(console, ServedClusters.forANewRun(console, flags, connection));
  }

  /** Why a command that serves the run has to stay. */
  static CommandException cannotDetach() {
    return CommandException.usage(
        "--detach needs a worker that stays: start \"hawser worker\" with the kubeconfigs, and"
            + " name the clusters by their IDs");
  }

  /**
   * As {@link #start}, for a run that was started earlier.
   *
   * @throws CommandException when one of them can't be used
   */
  static LocalRun join(Console console, ClusterFlags flags, ConnectionFlags connection) {
    return new LocalRun(console, ServedClusters.forAnOpenRun(console, flags, connection));
  }

  PairArguments pair() {
    return served.pair();
  }

  TemporalClient temporal() {
    return served.temporal();
  }

  /** A session that prints liqoctl's lines in a pipe. */
  RunSession session(List<LiqoctlLine> script) {
    String consumer = pair().consumer().value();
    return session(
        activities ->
            console.showsProgress()
                ? progress(activities)
                : Progress.asLiqoctl(console, consumer, temporal(), script));
  }

  /** A session that prints the steps. */
  RunSession session() {
    return session(this::progress);
  }

  private RunSession session(Function<RunActivities, Progress> progress) {
    var following =
        Following.served(!served.isInMemory(), interruption().sentence(), typed, progress);
    return new RunSession(
        temporal(), console, tagged(), pair().arguments(), Format.TEXT, following);
  }

  private Progress progress(RunActivities activities) {
    return Progress.on(console, tagged(), activities, interruption().footer());
  }

  private ConsoleLog tagged() {
    return new ConsoleLog(console, pair().consumer().value());
  }

  private Interruption interruption() {
    if (served.isInMemory()) {
      return new Interruption(
          "Ctrl-C leaves the clusters as they are then; run the same command again to go on",
          "Interrupted: the run has stopped where it was, and is not recorded anywhere.");
    }
    return new Interruption(
        "Ctrl-C stops here; the same command goes on with the run",
        "Interrupted: the run is paused until a command serves its clusters again.");
  }

  /**
   * The request, or if an in-memory run of an ended process holds the pair, the same one that takes
   * it over: that process can't release it, and nobody else may.
   */
  <R> R request(R request, Class<R> form) throws InterruptedException {
    if (!served.isInMemory() || !isHeldByEndedProcess()) return request;
    log.info("Taking over the pair from a command that was interrupted");
    ObjectNode fields = Payloads.json().valueToTree(request);
    fields.put("takeOver", true);
    return Payloads.json().convertValue(fields, form);
  }

  private boolean isHeldByEndedProcess() throws InterruptedException {
    var look = InspectRequest.of(pair().consumer(), pair().provider());
    var found = new RunStarter(temporal()).inspect(look);
    var holders = Stream.of(found.consumer(), found.provider()).flatMap(LocalRun::holder).toList();
    var here = ServedClusters.memory(console);
    return !holders.isEmpty()
        && holders.stream().allMatch(holder -> here.sawTheEndOf(holder.namespace()));
  }

  private static Stream<ClaimHolder> holder(@Nullable ClusterView view) {
    var namespace = view == null ? null : view.tenantNamespace();
    return namespace == null ? Stream.empty() : Stream.ofNullable(namespace.claim());
  }

  /** Hands the waits over and closes all connections. */
  @Override
  public void close() {
    served.close();
  }
}
