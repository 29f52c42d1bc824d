package dev.hawser.starter.options;

import dev.hawser.peering.PeeringWorkflows;
import dev.hawser.starter.outcome.CommandException;
import dev.hawser.starter.outcome.ExitCode;
import dev.hawser.starter.temporal.RunId;
import dev.hawser.starter.temporal.TemporalClient;

/** Finds the run that a command acts on. */
public final class CurrentRun {
  private CurrentRun() {}

  /**
   * The pair's current run.
   *
   * @throws CommandException when the pair has none
   */
  public static RunId of(PairArguments pair, TemporalClient temporal) {
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
