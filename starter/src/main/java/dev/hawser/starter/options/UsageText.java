package dev.hawser.starter.options;

import java.util.ArrayList;
import java.util.Arrays;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** How a command is called, on one line: what is required is not hidden behind [OPTIONS]. */
public final class UsageText {
  private UsageText() {}

  /** Such as {@code hawser abort CONSUMER PROVIDER --reason TEXT [OPTIONS]}. */
  public static String synopsis(CommandSpec command) {
    var words = new ArrayList<String>();
    words.add(command.qualifiedName());
    command.positionalParameters().stream()
        .filter(parameter -> !parameter.hidden())
        .map(parameter -> parameter.paramLabel())
        .forEach(words::add);
    command.options().stream()
        .filter(OptionSpec::required)
        .map(UsageText::asGiven)
        .forEach(words::add);
    words.add("[OPTIONS]");
    if (!command.subcommands().isEmpty()) words.add("COMMAND");
    return String.join(" ", words);
  }

  private static String asGiven(OptionSpec option) {
    return Arrays.stream(option.names())
            .filter(name -> name.startsWith("--"))
            .findFirst()
            .orElse(option.longestName())
        + " "
        + option.paramLabel();
  }
}
