package dev.hawser.starter.completion;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The words before the one that is being typed, as far as they make sense; nothing is refused.
 *
 * @param pending the flag whose value comes next; null when none does
 */
record TypedLine(
    CommandLine command,
    List<String> parameters,
    Set<OptionSpec> given,
    List<String> connection,
    @Nullable OptionSpec pending,
    boolean flagsEnded) {
  private static final Set<String> CONNECTION =
      Set.of("--address", "--temporal-address", "--temporal-namespace", "--profile");
  private static final Pattern OF_CLUSTERS = Pattern.compile("--(remote-)?(kubeconfig|context)");

  static TypedLine of(CommandLine root, List<String> words) {
    var line = new TypedLine(root, List.of(), Set.of(), List.of(), null, false);
    for (String word : words) line = line.with(word);
    return line;
  }

  /** Whether kubeconfigs name the clusters, so that IDs would be refused. */
  boolean namesClustersByFlags() {
    return given.stream().anyMatch(option -> OF_CLUSTERS.matcher(option.longestName()).matches());
  }

  private TypedLine with(String word) {
    if (pending != null) return withValue(pending, word);
    if (flagsEnded) return withParameter(word);
    if (word.equals("--")) {
      return new TypedLine(command, parameters, given, connection, null, true);
    }
    if (word.startsWith("-") && word.length() > 1) return withFlag(word);
    var subcommand = command.getSubcommands().get(word);
    return subcommand == null
        ? withParameter(word)
        : new TypedLine(subcommand, List.of(), given, connection, null, false);
  }

  private TypedLine withFlag(String word) {
    int separator = word.indexOf('=');
    var option =
        command
            .getCommandSpec()
            .optionsMap()
            .get(separator < 0 ? word : word.substring(0, separator));
    if (option == null) return this;
    var all = new HashSet<>(given);
    all.add(option);
    var seen = new TypedLine(command, parameters, all, connection, null, false);
    if (separator >= 0) return seen.withValue(option, word.substring(separator + 1));
    return option.arity().min() == 0
        ? seen
        : new TypedLine(command, parameters, all, connection, option, false);
  }

  private TypedLine withValue(OptionSpec option, String value) {
    var more = new ArrayList<>(connection);
    if (CONNECTION.contains(option.longestName())) {
      more.add(option.longestName());
      more.add(value);
    }
    return new TypedLine(command, parameters, given, more, null, flagsEnded);
  }

  private TypedLine withParameter(String word) {
    var more = new ArrayList<>(parameters);
    more.add(word);
    return new TypedLine(command, more, given, connection, null, flagsEnded);
  }
}
