package dev.hawser.starter.temporal;

import dev.hawser.connection.EngineState;
import dev.hawser.connection.TemporalDefaults;
import dev.hawser.starter.engine.Engine;
import dev.hawser.starter.engine.Frontend;
import dev.hawser.starter.outcome.CommandException;
import io.temporal.envconfig.ClientConfigProfile;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where Temporal is, and who says so.
 *
 * @param hostAndPort as gRPC takes it
 * @param origin who says so, in two or three words
 * @param advice what to do when nothing answers there
 */
record ServerAddress(String hostAndPort, String origin, String advice) {
  private static final Pattern HOST_AND_PORT =
      Pattern.compile("(?:dns:.*/)?(?:\\[[^\\[\\]]+\\]|[^:/\\[\\]\\s]+):(?<port>[0-9]{1,5})");
  private static final int LAST_PORT = 65535;
  private static final String VARIABLE = "TEMPORAL_ADDRESS";

  /**
   * The one that a flag, the environment or a profile names. Without it, the default one or, if
   * nothing is there, that of the server that hawser has started.
   *
   * @throws CommandException when what names it has no port
   */
  static ServerAddress of(
      Map<String, String> environment,
      @Nullable String flag,
      @Nullable String profile,
      ClientConfigProfile configured) {
    return named(environment, flag, profile, configured)
        .orElseGet(() -> engine(environment).orElseGet(() -> byDefault(environment)));
  }

  /**
   * The one that a flag, the environment or a profile names; empty when none does.
   *
   * @throws CommandException when it has no port
   */
  static Optional<ServerAddress> named(
      Map<String, String> environment,
      @Nullable String flag,
      @Nullable String profile,
      ClientConfigProfile configured) {
    if (flag != null) return Optional.of(from("--address", flag));
    String address = configured.getAddress();
    if (address == null) return Optional.empty();
    if (address.equals(environment.get(VARIABLE))) return Optional.of(from(VARIABLE, address));
    return Optional.of(from("profile " + TemporalProfiles.chosen(environment, profile), address));
  }

  private static ServerAddress from(String source, String address) {
    if (!hasPort(address)) {
      throw CommandException.usage(
          "invalid address \""
              + address
              + "\" from "
              + source
              + ": use HOST:PORT, such as "
              + TemporalDefaults.ADDRESS);
    }
    return new ServerAddress(
        address, "from " + source, "check " + source + ", and that Temporal runs there");
  }

  private static boolean hasPort(String address) {
    var parts = HOST_AND_PORT.matcher(address);
    if (!parts.matches()) return false;
    int port = Integer.parseInt(parts.group("port"));
    return port > 0 && port <= LAST_PORT;
  }

  /** The server that hawser started for this user, unless one is at the default address. */
  private static Optional<ServerAddress> engine(Map<String, String> environment) {
    return Engine.running(environment)
        .filter(engine -> !Frontend.answers(TemporalDefaults.ADDRESS))
        .map(EngineState::address)
        .map(ServerAddress::found);
  }

  /** That of a server which was found running on this computer, or started by this command. */
  static ServerAddress found(String address) {
    return new ServerAddress(
        address,
        "on this computer",
        "see \"hawser engine status\", or name another with --address");
  }

  private static ServerAddress byDefault(Map<String, String> environment) {
    return new ServerAddress(
        TemporalDefaults.ADDRESS,
        "the default",
        Engine.canStart(environment)
            ? "start a server with \"hawser engine start\", or name another with --address"
            : "start a Temporal server, or name another with --address");
  }

  /** The address and who says so, for messages. */
  String explained() {
    return hostAndPort + " (" + origin + ")";
  }
}
