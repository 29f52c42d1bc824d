package dev.hawser.starter.temporal;

import io.temporal.envconfig.ClientConfig;
import io.temporal.envconfig.LoadClientConfigOptions;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The profiles in the configuration file of the {@code temporal} command. */
public final class TemporalProfiles {
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
}
