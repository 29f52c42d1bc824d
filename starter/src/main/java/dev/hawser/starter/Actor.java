package dev.hawser.starter;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The user who runs the command, as {@code user@host}; a name server is asked only as a last
 * resort.
 */
final class Actor {
  private Actor() {}

  static String of(Map<String, String> environment) {
    String user = environment.getOrDefault("USER", System.getProperty("user.name", "someone"));
    return user + "@" + host(environment);
  }

  /** The name of this computer. */
  static String host(Map<String, String> environment) {
    var fromShell = environment.getOrDefault("HOSTNAME", "");
    if (!fromShell.isEmpty()) {
      return fromShell;
    }
    try {
      var name = Files.readString(Path.of("/etc/hostname")).strip();
      return name.isEmpty() ? resolvedHost() : name;
    } catch (IOException noSuchFile) {
      return resolvedHost();
    }
  }

  private static String resolvedHost() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
