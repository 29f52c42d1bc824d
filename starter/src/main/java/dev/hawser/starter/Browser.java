package dev.hawser.starter;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** The user's web browser. */
final class Browser {
  private Browser() {}

  /** Opens the link; false when no browser could be started. */
  static boolean open(String link) {
    return programs().stream().anyMatch(program -> starts(program, link));
  }

  private static List<String> programs() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    return system.contains("mac") ? List.of("open") : List.of("xdg-open", "wslview");
  }

  private static boolean starts(String program, String link) {
    try {
      new ProcessBuilder(program, link)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
      return true;
    } catch (IOException missing) {
      return false;
    }
  }
}
