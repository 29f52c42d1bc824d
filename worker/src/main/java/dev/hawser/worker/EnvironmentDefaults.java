package dev.hawser.worker;

import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * Takes the default of a flag from an environment variable: {@code --health-port} from {@code
 * HAWSER_WORKER_HEALTH_PORT}. A variable of that prefix which matches no flag is refused.
 */
record EnvironmentDefaults(Map<String, String> environment) implements IDefaultValueProvider {
  private static final String PREFIX = "HAWSER_WORKER_";

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    refuseUnknown(argument.command());
    return argument instanceof OptionSpec option ? environment.get(name(option)) : null;
  }

  private void refuseUnknown(CommandSpec command) {
    var known =
        command.options().stream()
            .map(EnvironmentDefaults::name)
            .collect(Collectors.toCollection(TreeSet::new));
    for (String name : environment.keySet()) {
      if (name.startsWith(PREFIX) && !known.contains(name)) {
        throw new ParameterException(
            command.commandLine(),
            "unknown variable " + name + "; known: " + String.join(", ", known));
      }
    }
  }

  private static String name(OptionSpec option) {
    return PREFIX + option.longestName().substring(2).toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
