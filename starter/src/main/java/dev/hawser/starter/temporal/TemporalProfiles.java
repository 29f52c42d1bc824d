package dev.hawser.starter.temporal;

import dev.hawser.starter.outcome.CommandException;
import dev.hawser.starter.outcome.ExitCode;
import io.temporal.envconfig.ClientConfig;
import io.temporal.envconfig.LoadClientConfigOptions;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The profiles in the configuration file of the {@code temporal} command. */
public final class TemporalProfiles {
  private static final String DEFAULT = "default";

  private TemporalProfiles() {}

  /**
   * Their names; empty when there is no file.
   *
   * @throws IOException when it can't be read
   */
  public static List<String> names(Map<String, String> environment) throws IOException {
    var options =
        LoadClientConfigOptions.newBuilder().setEnvOverrides(new HashMap<>(environment)).build();
    return ClientConfig.load(options).getProfiles().keySet().stream().sorted().toList();
  }

  /**
   * Which profile is read.
   *
   * @param flag the one that was asked for; null for the one that the environment names
   */
  static String chosen(Map<String, String> environment, @Nullable String flag) {
    String named = named(environment, flag);
    return named.isEmpty() ? DEFAULT : named;
  }

  private static String named(Map<String, String> environment, @Nullable String flag) {
    return flag == null || flag.isEmpty() ? environment.getOrDefault("TEMPORAL_PROFILE", "") : flag;
  }

  /**
   * Refuses a profile that is named, but not in the file.
   *
   * @throws CommandException with the names of those that are
   * @throws IOException when the file can't be read
   */
  static void require(Map<String, String> environment, @Nullable String flag) throws IOException {
    String named = named(environment, flag);
    if (named.isEmpty()) return;
    var known = names(environment);
    if (known.contains(named)) return;
    throw CommandException.withHint(
        ExitCode.USAGE,
        "there is no profile \""
            + named
            + "\" in "
            + environment.getOrDefault("TEMPORAL_CONFIG_FILE", "Temporal's configuration file")
            + ": it has "
            + (known.isEmpty() ? "none" : String.join(", ", known)),
        "\"hawser help environment\" says where that file is and what is in it");
  }
}
