package dev.hawser.starter.options;

import dev.hawser.peering.Peerings;
import dev.hawser.starter.outcome.ExitCode;
import dev.hawser.starter.outcome.Stop;
import dev.hawser.starter.temporal.RunId;
import dev.hawser.starter.temporal.Temporal;
import java.util.Map;
import picocli.CommandLine.Mixin;

/** Whose run a button belongs to. */
public final class ButtonFlags {
  @Mixin private PairArguments pair = new PairArguments();
  @Mixin private ConnectionFlags connection = new ConnectionFlags();

  public PairArguments pair() {
    return pair;
  }

  /** As {@link ConnectionFlags#connect}. */
  public Temporal connect(Map<String, String> environment) {
    return connection.connect(environment);
  }

  /**
   * The pair's run.
   *
   * @throws Stop when none is under way
   */
  public RunId living(Temporal temporal) {
    var id = Peerings.workflowId(pair.consumer(), pair.provider());
    return temporal
        .living(id)
        .orElseThrow(
            () ->
                Stop.because(
                    ExitCode.FAILED,
                    "no run of " + pair.consumer() + " and " + pair.provider() + " is under way"));
  }
}
