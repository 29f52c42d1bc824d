package dev.hawser.starter.options;

import dev.hawser.starter.outcome.CommandException;
import dev.hawser.starter.outcome.Verdict;
import java.time.Duration;
import java.util.Map;
import java.util.Stack;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Whether a look is repeated, and until when. */
public final class WaitFlags {
  private static final String SEPARATOR = "separator";
  private static final String ATTACHED = "=";
  private static final String DEFAULT = "Peered";

  @Option(
      names = "--wait",
      arity = "0..1",
      paramLabel = "VERDICT",
      preprocessor = OnlyAttached.class,
      converter = EnumConverter.Verdicts.class,
      description =
          "Look again until the pair has this verdict (default Peered). The exit code is 0 then,"
              + " and 9 if it has another one when --timeout is over")
  private @Nullable Verdict verdict;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "How long --wait waits (default 10m)")
  private @Nullable Duration timeout;

  @Option(
      names = {"-w", "--watch"},
      description = "Look again until Ctrl-C: redraws on a terminal, prints what changes in a pipe")
  private boolean watch;

  /**
   * The verdict that is waited for; null when none is.
   *
   * @param pair whether a pair is looked at
   * @throws CommandException when there is nothing to wait for
   */
  public @Nullable Verdict verdict(boolean pair) {
    if (verdict == null && timeout != null) {
      throw CommandException.usage("--timeout applies to --wait: leave it out, or add --wait");
    }
    if (verdict != null && !pair) {
      throw CommandException.usage("--wait needs a pair: give both clusters");
    }
    return verdict;
  }

  /** How long; null for the default. */
  public @Nullable Duration timeout() {
    return timeout;
  }

  public boolean watches() {
    return watch;
  }

  /** The verdict is given as {@code --wait=VERDICT} alone: what follows a space is a cluster. */
  static final class OnlyAttached implements IParameterPreprocessor {
    @Override
    public boolean preprocess(
        Stack<String> arguments,
        CommandSpec command,
        ArgSpec option,
        Map<String, Object> parserState) {
      if (!ATTACHED.equals(parserState.get(SEPARATOR))) arguments.push(DEFAULT);
      return false;
    }
  }
}
