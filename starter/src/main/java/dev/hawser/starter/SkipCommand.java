package dev.hawser.starter;

import dev.hawser.peering.SkipRequest;
import dev.hawser.starter.options.ConnectionFlags;
import dev.hawser.starter.options.OutputFlags;
import dev.hawser.starter.options.StuckStepArguments;
import dev.hawser.starter.outcome.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code hawser skip}. */
@Command(
    name = "skip",
    description = {
      "Give up on one stuck undo.",
      "The run continues without it and reports what it leaves behind. hawser status lists the"
          + " steps.",
      "With kubeconfigs, this command serves the clusters until the run ends.",
      "",
      "Examples:",
      "  hawser status rome milan",
      "  hawser skip rome milan \"get a nonce on milan\" --reason \"removed by hand\"",
      "  hawser skip --remote-context milan \"get a nonce on milan\" --reason \"gone\""
    })
@SuppressWarnings("NullAway.Init")
final class SkipCommand implements Callable<Integer> {
  @ParentCommand private HawserCommand hawser;
  @Mixin private StuckStepArguments stuck;

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Why; required, and recorded with the run")
  private String reason;

  @Mixin private OutputFlags output;
  @Mixin private ConnectionFlags connection;

  @Override
  public Integer call() throws InterruptedException {
    return (stuck.areServedHere() ? skipServedHere() : skip()).code();
  }

  private ExitCode skip() {
    return run().update(stuck.pair(), "skip", request());
  }

  private ExitCode skipServedHere() throws InterruptedException {
    return run().update(stuck.flags(), "skip", request());
  }

  private SkipRequest request() {
    return new SkipRequest(stuck.step(), reason);
  }

  private StuckRun run() {
    return new StuckRun(hawser.console(), output.format(), connection);
  }
}
