package dev.hawser.starter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.activity.ClaimHolder;
import dev.hawser.activity.ClusterView;
import dev.hawser.activity.TaskQueues;
import dev.hawser.peering.InspectRequest;
import dev.hawser.peering.payload.Payloads;
import dev.hawser.starter.local.ChosenEngine;
import dev.hawser.starter.local.LocalClusters;
import dev.hawser.starter.local.LocalClusters.TemporalAddress;
import dev.hawser.starter.local.MemoryNamespace;
import dev.hawser.starter.options.ClusterFlags;
import dev.hawser.starter.options.ConnectionFlags;
import dev.hawser.starter.options.OutputFlags.Format;
import dev.hawser.starter.options.PairArguments;
import dev.hawser.starter.options.StartFlags;
import dev.hawser.starter.outcome.CommandException;
import dev.hawser.starter.outcome.NamedPair;
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
  private final PairArguments pair;
  private final ChosenEngine engine;
  private final LocalClusters.Pair clusters;
  private final TemporalClient temporal;
  private final LocalClusters.Serving serving;
  private final Thread handOver;

  private LocalRun(
      Console console,
      ConsoleLog log,
      LocalClusters.Pair clusters,
      ChosenEngine engine,
      TemporalClient temporal,
      LocalClusters.Serving serving) {
    this.console = console;
    this.log = log;
    this.typed = new TypedCommand(console.arguments()).clusters();
    this.clusters = clusters;
    this.engine = engine;
    this.temporal = temporal;
    this.serving = serving;
    this.pair = PairArguments.of(clusters.consumer(), clusters.provider());
    this.handOver = new Thread(serving::close, "hand-over");
  }

  /**
   * Connects to both clusters and to Temporal, and serves.
   *
   * @throws CommandException when one of them can't be used
   */
  static LocalRun start(
      Console console, ClusterFlags flags, StartFlags start, ConnectionFlags connection) {
    if (start.detaches()) throw cannotDetach();
    var log = new ConsoleLog(console, "");
    return open(console, flags, connection, from -> ChosenEngine.in(from, log::info));
  }

  /** Why a command that serves the run has to stay. */
  static CommandException cannotDetach() {
    return CommandException.usage(
        "--detach needs a worker that stays: start \"hawser worker\" with the kubeconfigs, and"
            + " name the clusters by their IDs");
  }

  /**
   * As {@link #start}, for what needs no new Temporal server, because it leaves nothing in it.
   *
   * @throws CommandException when one of them can't be used
   */
  static LocalRun forALook(Console console, ClusterFlags flags, ConnectionFlags connection) {
    return open(console, flags, connection, ChosenEngine::forALook);
  }

  /**
   * Asks both clusters for their IDs, and serves nothing.
   *
   * @throws CommandException when one of them can't be used
   */
  static PairArguments pair(Console console, ClusterFlags flags) {
    var local = LocalClusters.load(LocalRun.class.getClassLoader());
    try (var clusters = connect(local, flags, console, slowClusters(new ConsoleLog(console, "")))) {
      return PairArguments.of(clusters.consumer(), clusters.provider());
    }
  }

  private static LocalRun open(
      Console console,
      ClusterFlags flags,
      ConnectionFlags connection,
      Function<ChosenEngine.Surroundings, ChosenEngine> choice) {
    var log = new ConsoleLog(console, "");
    boolean configured = connection.nameAnAddress(console.environment());
    var local = LocalClusters.load(LocalRun.class.getClassLoader());
    LocalClusters.Pair clusters = null;
    ChosenEngine engine = null;
    TemporalClient temporal = null;
    var notice = slowClusters(log);
    try {
      clusters = connect(local, flags, console, notice);
      engine = engine(local, configured, console, choice);
      var notices =
          ClusterNotices.of(log, notice.wasSaid(), clusters.consumer(), clusters.provider());
      temporal = chosen(connection, engine, console).connect(console.environment(), notices);
      var serving = serve(clusters, engine, temporal, connection.profile(), log);
      var run = new LocalRun(console, log, clusters, engine, temporal, serving);
      Runtime.getRuntime().addShutdownHook(run.handOver);
      return run;
    } catch (RuntimeException e) {
      if (temporal != null) temporal.close();
      if (engine != null) engine.close();
      if (clusters != null) clusters.close();
      throw e;
    }
  }

  private static WaitNotice slowClusters(ConsoleLog log) {
    return WaitNotice.of(log, "Waiting for both clusters to answer");
  }

  @SuppressWarnings("try") // the notice is only closed
  private static LocalClusters.Pair connect(
      LocalClusters local, ClusterFlags flags, Console console, WaitNotice notice) {
    try (notice) {
      flags.requireKubeconfigs(console.environment());
      return local.connect(flags.consumerAccess(), flags.providerAccess(), console.environment());
    }
  }

  @SuppressWarnings("try") // the notice is only closed
  private static ChosenEngine engine(
      LocalClusters local,
      boolean configured,
      Console console,
      Function<ChosenEngine.Surroundings, ChosenEngine> choice) {
    var surroundings = ChosenEngine.surroundings(configured, console.environment(), local);
    var log = new ConsoleLog(console, "");
    try (var notice = WaitNotice.of(log, "Waiting for Temporal to start")) {
      return choice.apply(surroundings);
    }
  }

  private static ConnectionFlags chosen(
      ConnectionFlags connection, ChosenEngine engine, Console console) {
    String address = engine.address();
    if (address == null) return connection;
    return engine.isInMemory()
        ? connection.at(address, memory(console).name())
        : connection.at(address);
  }

  @SuppressWarnings("try") // the notice is only closed
  private static LocalClusters.Serving serve(
      LocalClusters.Pair clusters,
      ChosenEngine engine,
      TemporalClient temporal,
      @Nullable String profile,
      ConsoleLog log) {
    var address =
        new TemporalAddress(temporal.address(), temporal.namespace(), profile, engine.isInMemory());
    try (var notice = WaitNotice.of(log, "Waiting for Temporal to answer")) {
      temporal
          .queues()
          .isServed(TaskQueues.RUNS); // an address that does not answer is reported as such
      return clusters.serve(address);
    }
  }

  private static MemoryNamespace memory(Console console) {
    return MemoryNamespace.ofThisProcess(Actor.host(console.environment()));
  }

  PairArguments pair() {
    return pair;
  }

  TemporalClient temporal() {
    return temporal;
  }

  /** How commands that are to be run next name the clusters. */
  NamedPair named() {
    return following(this::progress).named(pair.arguments(), temporal.flags());
  }

  /** A session that prints liqoctl's lines in a pipe. */
  RunSession session(List<LiqoctlLine> script) {
    String consumer = pair.consumer().value();
    return session(
        activities ->
            console.showsProgress()
                ? progress(activities)
                : Progress.asLiqoctl(console, consumer, temporal, script));
  }

  /** A session that prints the steps. */
  RunSession session() {
    return session(this::progress);
  }

  private RunSession session(Function<RunActivities, Progress> progress) {
    return new RunSession(
        temporal, console, tagged(), pair.arguments(), Format.TEXT, following(progress));
  }

  private Following following(Function<RunActivities, Progress> progress) {
    return Following.served(!engine.isInMemory(), interruption().sentence(), typed, progress);
  }

  private Progress progress(RunActivities activities) {
    return Progress.on(console, tagged(), activities, interruption().footer());
  }

  private ConsoleLog tagged() {
    return new ConsoleLog(console, pair.consumer().value());
  }

  private Interruption interruption() {
    if (engine.isInMemory()) {
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
    if (!engine.isInMemory() || !isHeldByEndedProcess()) return request;
    log.info("Taking over the pair from a command that was interrupted");
    ObjectNode fields = Payloads.json().valueToTree(request);
    fields.put("takeOver", true);
    return Payloads.json().convertValue(fields, form);
  }

  private boolean isHeldByEndedProcess() throws InterruptedException {
    var look = InspectRequest.of(pair.consumer(), pair.provider());
    var found = new RunStarter(temporal).inspect(look);
    var holders = Stream.of(found.consumer(), found.provider()).flatMap(LocalRun::holder).toList();
    var here = memory(console);
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
    try {
      Runtime.getRuntime().removeShutdownHook(handOver);
    } catch (IllegalStateException shuttingDown) {
      // The hook is running now.
    }
    serving.close();
    temporal.close();
    engine.close();
    clusters.close();
  }
}
