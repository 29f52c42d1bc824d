package dev.hawser.starter;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/**
 * Flags that every command has may stand before the command too. What was given there is handed
 * down, unless it was given behind the command as well. A flag that is repeated is refused.
 */
final class GlobalFlags {
  private GlobalFlags() {}

  /** Runs the last command with the flags that were given before it. */
  static int execute(ParseResult parsed) throws ExecutionException {
    var before = new ArrayList<OptionSpec>();
    for (var level = parsed; level != null; level = level.subcommand()) {
      refuseRepeated(level);
      handDown(before, level);
      before.addAll(level.matchedOptions());
    }
    return new RunLast().execute(parsed);
  }

  /** The parser refuses it by itself, except in groups, where it drops the rest of the group. */
  private static void refuseRepeated(ParseResult level) {
    for (var option : level.matchedOptions()) {
      if (!option.isMultiValue() && option.originalStringValues().size() > 1) {
        throw new OverwrittenOptionException(
            level.commandSpec().commandLine(), option, option.longestName() + " is repeated");
      }
    }
  }

  private static void handDown(List<OptionSpec> before, ParseResult level) {
    for (var option : before) {
      var own = level.commandSpec().findOption(option.longestName());
      if (own != null && !level.hasMatchedOption(own)) own.setValue(option.getValue());
    }
  }
}
