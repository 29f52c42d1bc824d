package dev.hawser.starter.terminal;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The terminal behind this process's standard error. The JDK can't ask for its size, so {@code
 * stty} does, once and after each change: a process of a few milliseconds, where a terminal library
 * would have to load native code first.
 */
public final class ProcessTerminal implements Terminal {
  /** Standard error may lead to a file while results go to the terminal. */
  private static final String SIZE =
      "stty size <&2 2>/dev/null || exec stty size 2>/dev/null </dev/tty";

  private static final long LONGEST_SECONDS = 1;
  private static final Listener NOBODY =
      new Listener() {
        @Override
        public void resized() {}

        @Override
        public void resumed() {}
      };

  private final Map<String, String> environment;
  private @Nullable TerminalSize known;
  private volatile Listener listener = NOBODY;
  private boolean listens;

  /**
   * @param environment has the size where {@code stty} does not tell
   */
  public ProcessTerminal(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public synchronized TerminalSize size() {
    if (known == null) known = ask().orElseGet(() -> TerminalSize.ofEnvironment(environment));
    return known;
  }

  @Override
  public synchronized Watch watch(Listener told) {
    listener = told;
    if (!listens) {
      listens = true;
      Signals.handle("WINCH", this::resized);
      Signals.handle("CONT", this::resumed);
    }
    return () -> listener = NOBODY;
  }

  private void resized() {
    forget();
    listener.resized();
  }

  private void resumed() {
    forget();
    listener.resumed();
  }

  private synchronized void forget() {
    known = null;
  }

  private static Optional<TerminalSize> ask() {
    try {
      var stty = new ProcessBuilder("sh", "-c", SIZE).redirectError(Redirect.INHERIT).start();
      if (!stty.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        stty.destroyForcibly();
        return Optional.empty();
      }
      var printed = stty.getInputStream().readAllBytes();
      return TerminalSize.ofStty(new String(printed, StandardCharsets.US_ASCII));
    } catch (IOException noStty) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
