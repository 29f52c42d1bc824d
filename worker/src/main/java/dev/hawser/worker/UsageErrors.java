package dev.hawser.worker;

import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with the worker's command line, in the words of all other commands. */
final class UsageErrors {
  private UsageErrors() {}

  static String sentence(ParameterException error) {
    return switch (error) {
      case UnmatchedArgumentException unmatched when !unmatched.getUnmatched().isEmpty() ->
          unmatched(unmatched.getUnmatched().getFirst());
      case MissingParameterException missing when !missing.getMissing().isEmpty() ->
          "flag needs a value: " + name(missing.getMissing().getFirst());
      default -> error.getArgSpec() == null ? message(error) : invalid(error);
    };
  }

  private static String unmatched(String argument) {
    return argument.startsWith("-")
        ? "unknown flag: " + argument.replaceFirst("=.*", "")
        : "unexpected argument \"" + argument + "\"";
  }

  private static String invalid(ParameterException error) {
    var argument = error.getArgSpec();
    String flag = argument instanceof OptionSpec option ? option.longestName() : name(argument);
    return "invalid argument \"" + error.getValue() + "\" for " + flag + ": " + wanted(error);
  }

  private static String wanted(ParameterException error) {
    var type = error.getArgSpec().auxiliaryTypes()[0];
    if (type == Integer.class) return "use a whole number such as 10";
    if (type == Boolean.class) return "use true or false";
    return error.getCause() instanceof TypeConversionException known
        ? message(known)
        : "use " + error.getArgSpec().paramLabel();
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option
        ? option.longestName() + " " + option.paramLabel()
        : argument.paramLabel();
  }

  private static String message(Exception error) {
    return String.valueOf(error.getMessage());
  }
}
