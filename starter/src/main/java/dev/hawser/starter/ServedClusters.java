package dev.hawser.starter;

import dev.hawser.activity.TaskQueues;
import dev.hawser.starter.local.ChosenEngine;
import dev.hawser.starter.local.LocalClusters;
import dev.hawser.starter.local.LocalClusters.TemporalAddress;
import dev.hawser.starter.local.MemoryNamespace;
import dev.hawser.starter.options.ClusterFlags;
import dev.hawser.starter.options.ConnectionFlags;
import dev.hawser.starter.options.PairArguments;
import dev.hawser.starter.outcome.CommandException;
import dev.hawser.starter.outcome.NamedPair;
import dev.hawser.starter.progress.Console;
import dev.hawser.starter.progress.ConsoleLog;
import dev.hawser.starter.temporal.Notices;
import dev.hawser.starter.temporal.TemporalClient;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Two clusters whose worker this command is, and the Temporal in which it serves them. */
final class ServedClusters implements AutoCloseable {
  private final LocalClusters.Pair clusters;
  private final ChosenEngine engine;
  private final TemporalClient temporal;
  private final LocalClusters.Serving serving;
  private final String typed;
  private final Thread handOver;

  private ServedClusters(
      String typed,
      LocalClusters.Pair clusters,
      ChosenEngine engine,
      TemporalClient temporal,
      LocalClusters.Serving serving) {
    this.typed = typed;
    this.clusters = clusters;
    this.engine = engine;
    this.temporal = temporal;
    this.serving = serving;
    this.handOver = new Thread(serving::close, "hand-over");
  }

  /**
   * Connects to both clusters and to Temporal, and serves. It starts a Temporal that later commands
   * share if there is none.
   *
   * @throws CommandException when one of them can't be used
   */
  static ServedClusters forANewRun(
      Console console, ClusterFlags flags, ConnectionFlags connection) {
    var log = new ConsoleLog(console, "");
    return open(console, flags, connection, from -> ChosenEngine.in(from, log::info));
  }

  /**
   * The same for a run that was started earlier, which needs no new Temporal.
   *
   * @throws CommandException when one of them can't be used
   */
  static ServedClusters forAnOpenRun(
      Console console, ClusterFlags flags, ConnectionFlags connection) {
    return open(console, flags, connection, ChosenEngine::ofRuns);
  }

  /**
   * The same for what changes nothing. It has a Temporal of its own: a worker of another one would
   * go on with a run that waits for the clusters.
   *
   * @throws CommandException when one of them can't be used
   */
  static ServedClusters forALook(Console console, ClusterFlags flags, ConnectionFlags connection) {
    return open(console, flags, connection, ChosenEngine::inMemory);
  }

  /**
   * The Temporal that has the runs of such clusters; empty when there is none.
   *
   * @param notices hears about the connection
   */
  static Optional<TemporalClient> runs(
      Console console, ConnectionFlags connection, Notices notices) {
    return ChosenEngine.found(surroundings(local(), connection, console))
        .map(engine -> chosen(connection, engine, console))
        .map(chosen -> chosen.connect(console.environment(), notices));
  }

  /**
   * Asks both clusters for their IDs, and serves nothing.
   *
   * @throws CommandException when one of them can't be used
   */
  static PairArguments pair(Console console, ClusterFlags flags) {
    try (var clusters =
        connect(local(), flags, console, slowClusters(new ConsoleLog(console, "")))) {
      return PairArguments.of(clusters.consumer(), clusters.provider());
    }
  }

  private static LocalClusters local() {
    return LocalClusters.load(ServedClusters.class.getClassLoader());
  }

  private static ServedClusters open(
      Console console,
      ClusterFlags flags,
      ConnectionFlags connection,
      Function<ChosenEngine.Surroundings, ChosenEngine> choice) {
    var log = new ConsoleLog(console, "");
    var local = local();
    var surroundings = surroundings(local, connection, console);
    LocalClusters.Pair clusters = null;
    ChosenEngine engine = null;
    TemporalClient temporal = null;
    var notice = slowClusters(log);
    try {
      clusters = connect(local, flags, console, notice);
      engine = engine(surroundings, log, choice);
      var notices =
          ClusterNotices.of(log, notice.wasSaid(), clusters.consumer(), clusters.provider());
      temporal = chosen(connection, engine, console).connect(console.environment(), notices);
      var serving = serve(clusters, engine, temporal, connection.profile(), log);
      var served =
          new ServedClusters(
              new TypedCommand(console.arguments()).clusters(),
              clusters,
              engine,
              temporal,
              serving);
      Runtime.getRuntime().addShutdownHook(served.handOver);
      return served;
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
      ChosenEngine.Surroundings surroundings,
      ConsoleLog log,
      Function<ChosenEngine.Surroundings, ChosenEngine> choice) {
    try (var notice = WaitNotice.of(log, "Waiting for Temporal to start")) {
      return choice.apply(surroundings);
    }
  }

  private static ChosenEngine.Surroundings surroundings(
      LocalClusters local, ConnectionFlags connection, Console console) {
    var environment = console.environment();
    return ChosenEngine.surroundings(connection.nameAnAddress(environment), environment, local);
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

  /** The namespace of an in-memory Temporal of this process. */
  static MemoryNamespace memory(Console console) {
    return MemoryNamespace.ofThisProcess(Actor.host(console.environment()));
  }

  PairArguments pair() {
    return PairArguments.of(clusters.consumer(), clusters.provider());
  }

  TemporalClient temporal() {
    return temporal;
  }

  /** How commands that are to be run next name the clusters. */
  NamedPair named() {
    return NamedPair.served(pair().arguments(), typed, temporal.flags());
  }

  boolean isInMemory() {
    return engine.isInMemory();
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
