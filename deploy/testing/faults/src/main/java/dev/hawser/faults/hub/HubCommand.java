package dev.hawser.faults.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code faults hub}. */
@Command(
    name = "hub",
    mixinStandardHelpOptions = true,
    description =
        "Peers one simulated cluster with many others at once, half of them its consumers and half"
            + " its providers, and unpeers them all at once; before that one pair alone, for"
            + " comparison. Exit code 1 when a run fails or anything is left.")
@SuppressWarnings("NullAway.Init")
public final class HubCommand implements Callable<Integer> {
  /** Each has a network of its own, of which there are no more. */
  private static final int MOST = 150;

  @Spec private CommandSpec spec;

  @Option(
      names = "--pairs",
      paramLabel = "N",
      defaultValue = "50",
      description = "the number of pairs; default: ${DEFAULT-VALUE}, at most " + MOST)
  private int pairs = 50;

  @Override
  public Integer call() throws IOException {
    if (pairs < 1 || pairs > MOST) {
      throw new ParameterException(
          spec.commandLine(), "--pairs " + pairs + ": must be from 1 to " + MOST);
    }
    try (var environment = new HubEnvironment(Files.createTempDirectory("hawser-hub"), pairs)) {
      var first = environment.spokes().subList(0, 1);
      HubRun.of(environment, first); // a cold JVM would be slower
      var alone = HubRun.of(environment, first);
      print("one pair alone", alone);
      var together = HubRun.of(environment, environment.spokes());
      print(pairs + " pairs at once", together);
      double ratio =
          (double) together.peers().longest().toMillis()
              / pairs
              / alone.peers().longest().toMillis();
      System.out.printf(Locale.ROOT, "a pair takes %.2f of what it takes alone%n", ratio);
      int problems = alone.problems().size() + together.problems().size();
      System.out.println("hub: " + pairs + " pairs, " + problems + " problems");
      return problems == 0 ? 0 : 1;
    }
  }

  private static void print(String what, HubRun.Outcome outcome) {
    System.out.printf("%s: peer %s; unpeer %s%n", what, outcome.peers(), outcome.unpeers());
    outcome.problems().forEach(problem -> System.out.println("FAIL " + problem));
  }
}
