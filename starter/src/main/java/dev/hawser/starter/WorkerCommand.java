package dev.hawser.starter;

import dev.hawser.connection.TemporalDefaults;
import dev.hawser.starter.outcome.CommandException;
import dev.hawser.starter.outcome.ExitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Unmatched;

/**
 * Here for help, completion and the manual: the launcher starts the worker itself, which is another
 * program. The launcher's test compares these flags with the worker's own.
 */
@Command(
    name = "worker",
    description = {
      "Run a worker that serves Hawser's runs and the clusters of the given kubeconfigs until it is"
          + " stopped.",
      "",
      "Without --kubeconfig, it serves the cluster of $KUBECONFIG, else the cluster it runs in,"
          + " else no cluster. It prints what it serves, then a line for each run that starts or"
          + " ends; -v shows more. Ctrl-C and SIGTERM stop it: runs wait for another worker.",
      "Each flag can also be set with a variable, such as HAWSER_WORKER_LIQO_NAMESPACE for"
          + " --liqo-namespace. The exit code is 2 if it could not start.",
      "",
      "Examples:",
      "  hawser worker --kubeconfig rome.yaml --kubeconfig milan.yaml",
      "  hawser worker --no-runs --kubeconfig rome.yaml --policy policy.yaml",
      "  hawser worker --kubeconfig both.yaml --context rome --context milan"
    })
final class WorkerCommand implements Callable<Integer> {
  private static final String FLAGS =
      """
      --kubeconfig FILE[:context] | Credentials of a cluster to serve; repeat for each cluster
      --context NAME | A context to use when only one kubeconfig is given; repeat for each cluster
      -n, --namespace, --liqo-namespace NAME | The namespace where Liqo is installed (default liqo)
      --policy FILE | Which peers may do what with the served clusters, besides ConfigMap hawser-policy in each of them
      --runs, --no-runs | Serve the runs too, on task queue hawser (default); a worker without runs serves clusters only
      --address, --temporal-address HOST:PORT | Address of Temporal (env TEMPORAL_ADDRESS; default %s)
      --temporal-namespace NAME | Temporal namespace (env TEMPORAL_NAMESPACE; default "%s")
      --connect-timeout DURATION | How long to wait for Temporal and its namespace (default 60s)
      --shutdown-grace DURATION | How long running activities may take to end (default 20s); waits are handed over to other workers at once
      --health-host HOST | The address that /health listens on (default 127.0.0.1)
      --health-port PORT | The port that /health listens on; 0 for any free port (default 8086, or any free port if that is taken)
      --check-search-attributes, --no-check-search-attributes | Check that the namespace has the search attributes of the runs, and add missing ones (default)\
      """
          .formatted(TemporalDefaults.ADDRESS, TemporalDefaults.NAMESPACE);

  @Unmatched private List<String> ignored = new ArrayList<>();

  /** Adds the worker's flags to what is known of the command. */
  static void describe(CommandSpec worker) {
    FLAGS.lines().map(WorkerCommand::flag).forEach(worker::addOption);
  }

  private static OptionSpec flag(String line) {
    var parts = line.split(" \\| ", 2);
    var names = new ArrayList<>(List.of(parts[0].split(",? ", -1)));
    var flag = OptionSpec.builder(names.getFirst()).description(parts[1]);
    if (names.getLast().startsWith("-")) {
      flag.type(boolean.class);
    } else {
      flag.type(String[].class).arity("1").paramLabel(names.removeLast());
    }
    return flag.names(names.toArray(String[]::new)).build();
  }

  @Override
  public Integer call() {
    throw CommandException.because(
        ExitCode.USAGE,
        "the worker is a separate program: start it with bin/hawser of the archive");
  }
}
