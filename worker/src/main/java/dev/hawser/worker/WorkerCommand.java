package dev.hawser.worker;

import dev.hawser.connection.TemporalDefaults;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The command line; each flag becomes a property of {@link WorkerConfiguration}. In the archive the
 * command line shows its help, which lists the same flags.
 */
@Command(
    name = "hawser worker",
    description = {
      "Run a worker that serves Hawser's runs and the clusters of the given kubeconfigs until it is"
          + " stopped.",
      "",
      "Without --kubeconfig, it serves the cluster of $KUBECONFIG, else the cluster it runs in,"
          + " else no cluster. Temporal is found as the temporal command finds it:"
          + " TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE, TEMPORAL_TLS_..., profiles. Each flag can also"
          + " be set with a variable, such as HAWSER_WORKER_LIQO_NAMESPACE for --liqo-namespace."
          + " The exit code is 2 if it could not start.",
      "",
      "Examples:",
      "  hawser worker --kubeconfig rome.yaml --kubeconfig milan.yaml",
      "  hawser worker --no-runs --kubeconfig rome.yaml --policy policy.yaml",
      "  hawser worker --kubeconfig both.yaml --context rome --context milan"
    },
    synopsisHeading = "Usage: ",
    optionListHeading = "%nOptions:%n",
    abbreviateSynopsis = true,
    usageHelpAutoWidth = true,
    sortOptions = false)
final class WorkerCommand implements Callable<Integer> {
  static final int DEFAULT_HEALTH_PORT = 8086;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--kubeconfig",
      paramLabel = "FILE[:context]",
      split = ",",
      description = "Credentials of a cluster to serve; repeat for each cluster")
  private @Nullable List<String> kubeconfigs;

  @Option(
      names = "--context",
      paramLabel = "NAME",
      split = ",",
      description = "A context to use when only one kubeconfig is given; repeat for each cluster")
  private @Nullable List<String> contexts;

  @Option(
      names = {"-n", "--namespace", "--liqo-namespace"},
      paramLabel = "NAME",
      description = "The namespace where Liqo is installed (default liqo)")
  private @Nullable String liqoNamespace;

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description =
          "Which peers may do what with the served clusters, besides ConfigMap hawser-policy in"
              + " each of them; see docs/policy.md")
  private @Nullable String policy;

  @Option(
      names = "--runs",
      negatable = true,
      fallbackValue = "true",
      description = "Poll task queue hawser, which runs the workflows (default true)")
  private @Nullable Boolean runs;

  @Option(
      names = {"--address", "--temporal-address"},
      paramLabel = "HOST:PORT",
      description = "Temporal's frontend (default " + TemporalDefaults.ADDRESS + ")")
  private @Nullable String address;

  @Option(
      names = "--temporal-namespace",
      paramLabel = "NAME",
      description = "Temporal's namespace (default \"" + TemporalDefaults.NAMESPACE + "\")")
  private @Nullable String namespace;

  @Option(
      names = "--connect-timeout",
      paramLabel = "DURATION",
      description = "How long to wait for Temporal (default 60s)")
  private @Nullable Duration connectTimeout;

  @Option(
      names = "--shutdown-grace",
      paramLabel = "DURATION",
      description =
          "How long running activities may take to end (default 20s); waits are handed over to"
              + " other workers at once")
  private @Nullable Duration shutdownGrace;

  @Option(
      names = "--health-host",
      paramLabel = "HOST",
      description = "The address that /health listens on (default 127.0.0.1)")
  private @Nullable String healthHost;

  @Option(
      names = "--health-port",
      paramLabel = "PORT",
      description =
          "The port that /health listens on; 0 for any free port (default 8086, or any free port"
              + " if that is taken)")
  private @Nullable Integer healthPort;

  @Option(
      names = "--check-search-attributes",
      negatable = true,
      fallbackValue = "true",
      description =
          "Check that the namespace has the search attributes of the runs, and add missing ones"
              + " (default true)")
  private @Nullable Boolean checkSearchAttributes;

  @Option(
      names = {"-v", "--verbose"},
      description = "Log more, with stack traces")
  private boolean verbose;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit")
  @SuppressWarnings("unused") // picocli reads it
  private boolean help;

  private final Consumer<Thread> shutdownHooks;

  /**
   * @param shutdownHooks receives the thread that stops the worker when the process ends
   */
  WorkerCommand(Consumer<Thread> shutdownHooks) {
    this.shutdownHooks = shutdownHooks;
  }

  @Override
  public Integer call() {
    LoggingConfiguration.configure(verbose);
    return start().isPresent() ? 0 : WorkerApplication.CANNOT_SERVE;
  }

  /**
   * Starts the health endpoint, then the worker, and prints one line once it serves and can be
   * stopped in order. If that fails, says why and closes everything. The endpoint comes first, so
   * that the process can be seen to be alive while it waits for Temporal.
   *
   * @return empty if it can't serve
   */
  Optional<ApplicationContext> start() {
    var context = listening();
    try {
      var ready = context.getBean(WorkerProcess.class).start();
      // Registered first, because SIGTERM may follow as soon as the line is printed.
      shutdownHooks.accept(new Thread(context::close, "shutdown"));
      print(ready);
      return Optional.of(context);
    } catch (RuntimeException e) {
      // First, because the stop has lines of its own and may take a while.
      WorkerApplication.report(e, commandLine());
      context.close();
      return Optional.empty();
    }
  }

  /** With the health endpoint on its port, or on any free one if no port was chosen. */
  private ApplicationContext listening() {
    if (healthPort != null) return listeningOn(healthPort);
    try {
      return listeningOn(DEFAULT_HEALTH_PORT);
    } catch (RuntimeException e) {
      if (!ErrorMessages.isPortTaken(e)) throw e;
      var context = listeningOn(0);
      int port = context.getBean(EmbeddedServer.class).getPort();
      LoggerFactory.getLogger(WorkerCommand.class)
          .info("port {} is taken: /health is on port {}", DEFAULT_HEALTH_PORT, port);
      return context;
    }
  }

  private ApplicationContext listeningOn(int port) {
    var context =
        ApplicationContext.builder()
            .banner(false)
            .deduceEnvironment(false)
            .properties(properties(port))
            .start();
    try {
      context.getBean(EmbeddedServer.class).start();
      return context;
    } catch (RuntimeException e) {
      context.close();
      throw e;
    }
  }

  @SuppressWarnings("NullAway") // picocli sets the spec
  private CommandLine commandLine() {
    return spec.commandLine();
  }

  private void print(String line) {
    var out = commandLine().getOut();
    out.println(line);
    out.flush();
  }

  boolean isVerbose() {
    return verbose;
  }

  private Map<String, Object> properties(int port) {
    var properties = new HashMap<String, Object>();
    put(properties, "kubeconfigs", requireNamed(kubeconfigs));
    put(properties, "contexts", contexts);
    put(properties, "liqo-namespace", liqoNamespace);
    put(properties, "policy", policy);
    put(properties, "runs", runs);
    put(properties, "address", address);
    put(properties, "namespace", namespace);
    put(properties, "connect-timeout", connectTimeout);
    put(properties, "shutdown-grace", shutdownGrace);
    put(properties, "health-host", healthHost);
    put(properties, "health-port", port);
    put(properties, "check-search-attributes", checkSearchAttributes);
    return properties;
  }

  /** Without this check, a variable that is not set would mean one cluster less. */
  private static @Nullable List<String> requireNamed(@Nullable List<String> kubeconfigs) {
    if (kubeconfigs != null && kubeconfigs.stream().anyMatch(String::isBlank)) {
      throw new WorkerStartException("a --kubeconfig is empty: is a variable in it not set?");
    }
    return kubeconfigs;
  }

  private static void put(Map<String, Object> properties, String name, @Nullable Object value) {
    if (value != null) {
      properties.put(WorkerConfiguration.PREFIX + "." + name, value);
    }
  }
}
