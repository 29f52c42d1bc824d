package dev.hawser.starter;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Who asks: {@code user@host}, without asking a name server where it can be helped. */
final class Actor {
  private Actor() {}

  static String of(Map<String, String> environment) {
    String user = environment.getOrDefault("USER", System.getProperty("user.name", "someone"));
    return user + "@" + host(environment);
  }

  private static String host(Map<String, String> environment) {
    var told = environment.getOrDefault("HOSTNAME", "");
    if (!told.isEmpty()) return told;
    try {
      return Files.readString(Path.of("/etc/hostname")).strip();
    } catch (IOException elsewhere) {
      return asked();
    }
  }

  private static String asked() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
