package dev.hawser.starter.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** The standard streams of this process: 0 (input), 1 (output) and 2 (errors). */
public final class StandardStreams {
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
  private static final int COUNT = 3;

  /** Its exit code has a bit for each stream that is a terminal. */
  private static final String TEST =
      "c=0; test -t 0 && c=1; test -t 1 && c=$((c+2)); test -t 2 && c=$((c+4)); exit $c";

  private StandardStreams() {}

  /** Which of them are a terminal. Where that can't be found out, none: lines work everywhere. */
  public static Set<Integer> terminals() {
    return Files.isDirectory(DESCRIPTORS) ? byTarget() : ofBits(askShell());
  }

  private static Set<Integer> byTarget() {
    var found = new TreeSet<Integer>();
    for (int stream = 0; stream < COUNT; stream++) {
      if (isTerminal(DESCRIPTORS.resolve(String.valueOf(stream)))) found.add(stream);
    }
    return found;
  }

  private static boolean isTerminal(Path descriptor) {
    try {
      var target = Files.readSymbolicLink(descriptor).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException closed) {
      return false;
    }
  }

  /** For systems without {@code /proc}, such as macOS. */
  static int askShell() {
    try {
      return new ProcessBuilder("sh", "-c", TEST).inheritIO().start().waitFor();
    } catch (IOException noShell) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  static Set<Integer> ofBits(int bits) {
    var found = new TreeSet<Integer>();
    for (int stream = 0; stream < COUNT; stream++) {
      if ((bits & (1 << stream)) != 0) found.add(stream);
    }
    return found;
  }
}
