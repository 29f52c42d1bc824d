package dev.hawser.starter.options;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line, in kubectl's manner: one sentence, at most one suggestion. */
public final class UsageErrors {
  private static final String LIQO_NAMESPACE =
      " is Liqo's namespace, which belongs to the worker (hawser worker --liqo-namespace NAME);"
          + " Temporal's namespace is --temporal-namespace";

  private UsageErrors() {}

  /** The sentence for this error of the parser. */
  public static String sentence(ParameterException error) {
    var unknown = unknownFlag(error.getCommandLine());
    if (unknown.isPresent()) return unknown(unknown.get(), spec(error));
    return switch (error) {
      case MissingParameterException missing -> missing(missing);
      case UnmatchedArgumentException unmatched -> unmatched(unmatched);
      case OverwrittenOptionException twice ->
          name(twice.getOverwritten()) + " is given twice: leave one out";
      default -> error.getArgSpec() == null ? message(error) : invalid(error);
    };
  }

  /** The first of them comes before what it made the parser misread. */
  private static Optional<String> unknownFlag(CommandLine command) {
    return command.getUnmatchedArguments().stream()
        .filter(argument -> argument.matches("-[^0-9.].*"))
        .map(argument -> argument.replaceFirst("=.*", ""))
        .findFirst();
  }

  private static String unknown(String flag, CommandSpec command) {
    if (flag.equals("--namespace") || flag.matches("-n.*")) {
      return liqoNamespace(flag.startsWith("--") ? flag : "-n");
    }
    return "unknown flag: " + flag + elsewhere(flag, command).orElseGet(() -> meant(flag, command));
  }

  /** Somebody means Temporal's namespace, or that of Liqo where workers know it. */
  static String liqoNamespace(String flag) {
    return flag + LIQO_NAMESPACE;
  }

  /** Another command that has this very flag. */
  private static Optional<String> elsewhere(String flag, CommandSpec command) {
    if (command.parent() == null) return Optional.empty();
    return visible(command.parent())
        .filter(sibling -> sibling.getCommandSpec().optionsMap().containsKey(flag))
        .map(sibling -> "; " + sibling.getCommandSpec().qualifiedName() + " has it")
        .findFirst();
  }

  private static String meant(String flag, CommandSpec command) {
    var known =
        command.options().stream()
            .filter(option -> !option.hidden())
            .flatMap(option -> Stream.of(option.names()))
            .filter(name -> name.startsWith("--"))
            .toList();
    return suggestion(SimilarWord.to(flag, known));
  }

  private static String suggestion(Optional<String> similar) {
    return similar.map(word -> "; did you mean " + word + "?").orElse("");
  }

  private static String unmatched(UnmatchedArgumentException error) {
    if (error.getUnmatched().isEmpty()) return message(error);
    String argument = "\"" + error.getUnmatched().getFirst() + "\"";
    var command = spec(error);
    if (command.subcommands().isEmpty()) {
      return "unexpected argument " + argument + "; usage: " + UsageText.synopsis(command);
    }
    var names = visible(command).map(CommandLine::getCommandName).toList();
    return "unknown command "
        + argument
        + suggestion(SimilarWord.to(error.getUnmatched().getFirst(), names));
  }

  private static String missing(MissingParameterException error) {
    var first = error.getMissing().getFirst();
    if (first instanceof OptionSpec option && !message(error).contains("required option")) {
      return "flag needs a value: " + name(option) + " " + option.paramLabel();
    }
    return "missing "
        + allMissing(error).map(UsageErrors::described).collect(Collectors.joining(" and "))
        + "; usage: "
        + UsageText.synopsis(spec(error));
  }

  /** picocli names only the first parameter. */
  private static Stream<? extends ArgSpec> allMissing(MissingParameterException error) {
    if (!(error.getMissing().getFirst() instanceof PositionalParamSpec first)) {
      return error.getMissing().stream();
    }
    return spec(error).positionalParameters().stream()
        .dropWhile(parameter -> !parameter.equals(first))
        .filter(parameter -> parameter.arity().min() > 0);
  }

  private static String described(ArgSpec missing) {
    return missing.isOption() ? name(missing) + " " + missing.paramLabel() : name(missing);
  }

  private static String invalid(ParameterException error) {
    return "invalid argument \""
        + error.getValue()
        + "\" for "
        + name(error.getArgSpec())
        + ": "
        + wanted(error);
  }

  /** What our own converters say, or what values of the type look like. */
  private static String wanted(ParameterException error) {
    var argument = error.getArgSpec();
    var type = argument.auxiliaryTypes()[0];
    if (argument.typeInfo().isMap() && !error.getValue().contains("=")) {
      return "use " + argument.paramLabel();
    }
    if (type == Integer.class || type == int.class) return "use a whole number such as 10";
    if (type == Boolean.class || type == boolean.class) return "use true or false";
    var cause = error.getCause();
    return cause instanceof TypeConversionException known
        ? message(known)
        : "use " + argument.paramLabel();
  }

  private static Stream<CommandLine> visible(CommandSpec command) {
    return command.subcommands().entrySet().stream()
        .map(Map.Entry::getValue)
        .distinct()
        .filter(sub -> !sub.getCommandSpec().usageMessage().hidden());
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option
        ? longest(List.of(option.names()))
        : argument.paramLabel().replaceAll("[\\[\\]]", "");
  }

  /** The name that people write down: the first long one. */
  private static String longest(List<String> names) {
    return names.stream()
        .filter(name -> name.startsWith("--"))
        .findFirst()
        .orElse(names.getFirst());
  }

  private static String message(Exception error) {
    return String.valueOf(error.getMessage());
  }

  private static CommandSpec spec(ParameterException error) {
    return error.getCommandLine().getCommandSpec();
  }
}
