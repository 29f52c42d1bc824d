package dev.hawser.starter;

import dev.hawser.starter.terminal.EmulatedTerminal;
import dev.hawser.starter.terminal.TerminalSize;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The {@code hawser} program as a process of its own on a pseudo-terminal, which the program {@code
 * script} of util-linux provides, and what is on its screen.
 */
final class PseudoTerminal implements AutoCloseable {
  private static final long LONGEST_SECONDS = 60;

  /** What would tell the program about the terminal in which this test runs. */
  private static final List<String> SURROUNDINGS =
      List.of(
          "TMUX",
          "STY",
          "XTERM_VERSION",
          "COLUMNS",
          "LINES",
          "NO_COLOR",
          "JAVA_TOOL_OPTIONS",
          "JDK_JAVA_OPTIONS");

  private final EmulatedTerminal screen;
  private final Process process;
  private final Path device;
  private volatile boolean ended;

  private PseudoTerminal(EmulatedTerminal screen, Process process, Path device) {
    this.screen = screen;
    this.process = process;
    this.device = device;
  }

  /** Whether this computer has such terminals. */
  static boolean isAvailable() {
    try {
      var script = new ProcessBuilder("script", "--version").start();
      var version = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return version.contains("util-linux");
    } catch (IOException noScript) {
      return false;
    }
  }

  /** Runs the command line on a terminal of that size. */
  static PseudoTerminal run(TerminalSize size, Map<String, String> environment, String... arguments)
      throws IOException {
    var device = Files.createTempFile("hawser", ".tty");
    var builder =
        new ProcessBuilder(
            "script", "-q", "-e", "-c", command(size, device, arguments), "/dev/null");
    SURROUNDINGS.forEach(builder.environment()::remove);
    builder.environment().put("TERM", "xterm");
    builder.environment().putAll(environment);
    var screen = EmulatedTerminal.wrapping(size.columns(), size.rows());
    var terminal = new PseudoTerminal(screen, builder.redirectErrorStream(true).start(), device);
    Thread.ofPlatform().daemon().start(terminal::read);
    return terminal;
  }

  private static String command(TerminalSize size, Path device, String... arguments) {
    var java =
        Stream.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Dsun.misc.unsafe.memory.access=allow",
            "-cp",
            System.getProperty("java.class.path"),
            HawserCommand.class.getName());
    // A build in the background ignores the signal of Ctrl-C, and so would its children.
    return "stty cols %d rows %d; tty >'%s'; exec env --default-signal=INT "
            .formatted(size.columns(), size.rows(), device)
        + Stream.concat(java, Stream.of(arguments))
            .map(word -> "'" + word + "'")
            .collect(Collectors.joining(" "));
  }

  private void read() {
    var buffer = new char[4096];
    try (Reader output = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)) {
      for (int read = output.read(buffer); read >= 0; read = output.read(buffer)) {
        screen.write(new String(buffer, 0, read));
        changed();
      }
    } catch (IOException closed) {
      // The process was ended.
    }
    ended = true;
    changed();
  }

  private synchronized void changed() {
    notifyAll();
  }

  List<String> screen() {
    return screen.screen();
  }

  List<String> scrolledAway() {
    return screen.scrolledAway();
  }

  /** Returns when the screen is as it should be. */
  synchronized void await(Predicate<List<String>> expected) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
    while (!expected.test(screen())) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0) throw new AssertionError("on the screen: " + String.join("\n", screen()));
      wait(left);
    }
  }

  /** Returns when the program has ended and all that it wrote is on the screen. */
  void awaitEnd() throws InterruptedException {
    await(screen -> ended);
  }

  /** The user types. */
  void type(String keys) throws IOException {
    process.getOutputStream().write(keys.getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  /** The user changes the window's size. */
  void resize(int columns, int rows) throws IOException, InterruptedException {
    screen.resize(columns, rows);
    var stty =
        new ProcessBuilder(
                "stty",
                "-F",
                Files.readString(device).strip(),
                "cols",
                String.valueOf(columns),
                "rows",
                String.valueOf(rows))
            .inheritIO()
            .start();
    if (stty.waitFor() != 0) throw new IOException("stty");
  }

  /** Waits until the program has ended. */
  int exitCode() throws InterruptedException {
    if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("still running: " + String.join("\n", screen()));
    }
    return process.exitValue();
  }

  @Override
  public void close() throws IOException {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    Files.deleteIfExists(device);
  }
}
