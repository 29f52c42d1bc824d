package dev.hawser.contract;

import dev.hawser.command.CommandMain;
import dev.hawser.environment.Environment;
import dev.hawser.environment.EnvironmentBuilder.TemporalSource;
import dev.hawser.harness.HawserWorkers;
import dev.hawser.harness.PeeringEnvironment;
import dev.hawser.harness.RandomSample;
import dev.hawser.harness.WorkerUser;
import dev.hawser.temporalserver.EmbeddedTemporal;
import dev.hawser.temporalserver.TemporalServer;
import io.temporal.client.WorkflowFailedException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the contract against any two clusters. */
@Command(
    name = "contract",
    mixinStandardHelpOptions = true,
    description =
        "Peers and unpeers two clusters in every way that must work, checks the objects on both,"
            + " and prints one line for each case. The clusters must have Liqo and no peering with"
            + " each other; they are left clean.")
public final class ContractMain implements Callable<Integer> {
  @Option(
      names = "--kubeconfig",
      required = true,
      paramLabel = "FILE",
      description = "kubeconfig of a cluster; give it twice, the consumer first")
  private List<Path> kubeconfigs = List.of();

  @Option(
      names = "--temporal",
      paramLabel = "ADDRESS",
      description = "a Temporal server; default: one of its own, in this process")
  private @Nullable String temporal;

  @Option(
      names = "--case",
      paramLabel = "TEXT",
      description = "only cases whose names contain this text; it is an error if there are none")
  private String only = "";

  @Option(
      names = "--seed",
      paramLabel = "N",
      description =
          "draws the same sample of objects, steps and permissions as an earlier run, which"
              + " printed its seed; default: another sample each time")
  private @Nullable Long seed;

  @Option(
      names = "--sample",
      paramLabel = "N",
      description = "how many objects, steps or permissions a case draws; default: 2")
  private @Nullable Integer sample;

  @Option(
      names = "--draw",
      paramLabel = "TEXT",
      description = "draws only objects, steps and permissions whose texts contain this text")
  private @Nullable String draw;

  public static void main(String[] args) {
    CommandMain.main("contract", new ContractMain(), args);
  }

  @Override
  public Integer call() throws Exception {
    if (kubeconfigs.size() != 2) {
      throw new IllegalArgumentException("give --kubeconfig twice: consumer, provider");
    }
    var names = Contract.namesWith(only);
    if (seed != null) System.setProperty(RandomSample.SEED, seed.toString());
    if (sample != null) System.setProperty(RandomSample.SIZE, sample.toString());
    if (draw != null) System.setProperty(RandomSample.TEXT, draw);
    String address = temporal;
    TemporalSource server =
        address == null ? EmbeddedTemporal::start : () -> new TemporalServer.Given(address);
    var builder =
        Environment.builder(Path.of(System.getProperty("java.io.tmpdir")))
            .clusters(kubeconfigs)
            .temporal(server)
            .workers(connections -> HawserWorkers.start(WorkerUser.replaceIn(connections)));
    try (var environment = builder.start()) {
      var pair = PeeringEnvironment.of(environment);
      try {
        return runCases(names, pair);
      } finally {
        pair.clean();
      }
    }
  }

  private static int runCases(List<String> names, PeeringEnvironment pair) {
    var ended = new EnumMap<Verdict, Integer>(Verdict.class);
    for (String name : names) {
      long start = System.nanoTime();
      var outcome = outcome(pair, name);
      ended.merge(outcome.verdict(), 1, Integer::sum);
      double seconds = (System.nanoTime() - start) / 1e9;
      System.out.printf(
          "%-4s %6.1f s  %s%s%n", outcome.verdict().word, seconds, name, outcome.reason());
    }
    int failed = ended.getOrDefault(Verdict.FAILED, 0);
    System.out.printf(
        "contract: %d passed, %d failed, %d skipped%n",
        ended.getOrDefault(Verdict.PASSED, 0), failed, ended.getOrDefault(Verdict.SKIPPED, 0));
    return failed == 0 ? 0 : 1;
  }

  private enum Verdict {
    PASSED("ok"),
    SKIPPED("skip"),
    FAILED("FAIL");

    private final String word;

    Verdict(String word) {
      this.word = word;
    }
  }

  /** How a case ended; the reason is empty if it passed. */
  private record Outcome(Verdict verdict, String reason) {}

  private static Outcome outcome(PeeringEnvironment pair, String name) {
    try {
      Contract.run(name, pair);
      return new Outcome(Verdict.PASSED, "");
    } catch (CaseSkippedException e) {
      return new Outcome(Verdict.SKIPPED, ": " + e.getMessage());
    } catch (AssertionError | Exception e) {
      var cause = e instanceof WorkflowFailedException && e.getCause() != null ? e.getCause() : e;
      return new Outcome(Verdict.FAILED, "\n       " + cause);
    }
  }
}
