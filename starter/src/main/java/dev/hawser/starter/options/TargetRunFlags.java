package dev.hawser.starter.options;

import dev.hawser.peering.PeeringWorkflows;
import dev.hawser.starter.outcome.CommandException;
import dev.hawser.starter.outcome.ExitCode;
import dev.hawser.starter.temporal.RunId;
import dev.hawser.starter.temporal.TemporalClient;
import java.util.Map;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;

/** The pair whose current run a command acts on. */
public final class TargetRunFlags {
  @Mixin private PairArguments pair = new PairArguments();
  @Mixin private ConnectionFlags connection = new ConnectionFlags();

  public PairArguments pair() {
    return pair;
  }

  /** As {@link ConnectionFlags#connect}. */
  public TemporalClient connect(Map<String, String> environment, Consumer<String> warnings) {
    return connection.connect(environment, warnings);
  }

  /** As {@link #currentRun(PairArguments, TemporalClient)}. */
  public RunId currentRun(TemporalClient temporal) {
    return currentRun(pair, temporal);
  }

  /**
   * The pair's current run.
   *
   * @throws CommandException when the pair has none
   */
  public static RunId currentRun(PairArguments pair, TemporalClient temporal) {
    String id =
        FlagNames.translating(() -> PeeringWorkflows.workflowId(pair.consumer(), pair.provider()));
    return temporal
        .runs()
        .findRunning(id)
        .orElseThrow(
            () ->
                CommandException.withHint(
                    ExitCode.FAILED,
                    "no run of " + pair.consumer() + " and " + pair.provider() + " is in progress",
                    "see hawser status " + pair.arguments() + temporal.flags()));
  }
}
