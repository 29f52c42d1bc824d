package dev.hawser.starter.options;

import dev.hawser.connection.TemporalDefaults;
import dev.hawser.starter.temporal.Caller;
import dev.hawser.starter.temporal.Notices;
import dev.hawser.starter.temporal.TemporalClient;
import dev.hawser.starter.temporal.TemporalConnection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The connection to Temporal, with the flags of the {@code temporal} command. */
public final class ConnectionFlags {
  private static final String UI_ADDRESS = "HAWSER_UI_ADDRESS";

  @Option(
      names = {"--address", "--temporal-address"},
      paramLabel = "HOST:PORT",
      description =
          "Address of Temporal (env TEMPORAL_ADDRESS; default "
              + TemporalDefaults.ADDRESS
              + "). TEMPORAL_TLS=true in the environment encrypts the connection")
  private @Nullable String address;

  @Option(
      names = "--temporal-namespace",
      paramLabel = "NAME",
      description =
          "Temporal namespace (env TEMPORAL_NAMESPACE; default \""
              + TemporalDefaults.NAMESPACE
              + "\")")
  private @Nullable String namespace;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "Profile in Temporal's configuration file (env TEMPORAL_PROFILE)")
  private @Nullable String profile;

  /** The address of a server that was chosen for the user; null for the configured one. */
  private @Nullable String found;

  /** What a command that is to be run next needs of them; null for all. */
  private @Nullable String repeated;

  /**
   * Connects on first use; TLS, API key and headers come from the environment or the profile.
   *
   * @throws dev.hawser.starter.outcome.CommandException when that configuration can't be read
   */
  public TemporalClient connect(Map<String, String> environment, Notices notices) {
    var connection = load(environment);
    connection.warning().ifPresent(notices::warn);
    return new TemporalClient(
        connection, notices, new Caller(given(), environment.get(UI_ADDRESS)));
  }

  private TemporalConnection load(Map<String, String> environment) {
    return found == null
        ? TemporalConnection.load(environment, address, namespace, profile)
        : TemporalConnection.found(environment, found, namespace, profile);
  }

  /** These flags as they were given, each with a space before it. */
  private String given() {
    if (repeated != null) return repeated;
    return given("--address", address)
        + given("--temporal-namespace", namespace)
        + given("--profile", profile);
  }

  private static String given(String flag, @Nullable String value) {
    return value == null ? "" : " " + flag + " " + value;
  }

  /**
   * Whether a flag, the environment or a profile says where Temporal is.
   *
   * @throws dev.hawser.starter.outcome.CommandException when what says so has no port
   */
  public boolean nameAnAddress(Map<String, String> environment) {
    return TemporalConnection.isConfigured(environment, address, profile);
  }

  /** The same connection to a server that was chosen for the user, and that all commands find. */
  public ConnectionFlags at(String chosenAddress) {
    var chosen = chosen(chosenAddress);
    chosen.namespace = namespace;
    return chosen;
  }

  /** The same connection to a server that was started for this command alone. */
  public ConnectionFlags at(String chosenAddress, String chosenNamespace) {
    var chosen = chosen(chosenAddress);
    chosen.namespace = chosenNamespace;
    return chosen;
  }

  private ConnectionFlags chosen(String chosenAddress) {
    var chosen = new ConnectionFlags();
    chosen.found = chosenAddress;
    chosen.profile = profile;
    chosen.repeated = given();
    return chosen;
  }

  /** The profile that was asked for; null for the one that the environment names. */
  public @Nullable String profile() {
    return profile;
  }
}
