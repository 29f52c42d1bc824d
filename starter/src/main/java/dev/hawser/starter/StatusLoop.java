package dev.hawser.starter;

import dev.hawser.starter.options.OutputFlags.Format;
import dev.hawser.starter.outcome.CommandException;
import dev.hawser.starter.outcome.ExitCode;
import dev.hawser.starter.outcome.Verdict;
import dev.hawser.starter.progress.ConsoleLog;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks again and again: until a verdict is reached, or until the user has seen enough. */
final class StatusLoop {
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final Look look;
  private final Output output;
  private final ConsoleLog log;
  private final InstantSource clock;
  private final Sleep sleep;
  private String warned = "";

  StatusLoop(Look look, Output output, ConsoleLog log, InstantSource clock, Sleep sleep) {
    this.look = look;
    this.output = output;
    this.log = log;
    this.clock = clock;
    this.sleep = sleep;
  }

  /** One look. */
  interface Look {
    /**
     * What it shows.
     *
     * @throws CommandException when Temporal does not answer
     */
    StatusScreen now() throws InterruptedException;
  }

  /** Where results go, and in which format. */
  record Output(PrintWriter out, Format format) {}

  /** A terminal on which the newest look takes the place of the one before. */
  interface Display {
    /** Draws it, as far as it fits. */
    void draw(StatusScreen screen);
  }

  /** A pause between two looks. */
  interface Sleep {
    void sleep(Duration length) throws InterruptedException;
  }

  /** Looks once. */
  ExitCode once() throws InterruptedException {
    var screen = look.now();
    print(screen.text());
    return screen.code();
  }

  /**
   * Shows every change, until Ctrl-C or until that verdict.
   *
   * @param display null where nothing is drawn in place
   */
  ExitCode watch(@Nullable Display display, @Nullable Verdict wanted, Duration limit)
      throws InterruptedException {
    var end = clock.instant().plus(limit);
    var screen = look.now();
    if (display == null) print(screen.text());
    else display.draw(screen);
    while (wanted == null || screen.verdict() != wanted) {
      if (wanted != null && isOver(end)) return missed(screen, wanted, limit);
      sleep.sleep(PAUSE);
      var next = again(screen);
      if (display != null) display.draw(next);
      else if (!next.facts().equals(screen.facts())) printChange(next, screen.facts());
      screen = next;
    }
    return ExitCode.OK;
  }

  /** Shows what was seen last, once that verdict is reached or the time is over. */
  ExitCode await(Verdict wanted, Duration limit) throws InterruptedException {
    var end = clock.instant().plus(limit);
    var screen = look.now();
    if (screen.verdict() != wanted) {
      log.info("Waiting until it is " + wanted.word() + ": " + headline(screen));
    }
    while (screen.verdict() != wanted && !isOver(end)) {
      sleep.sleep(PAUSE);
      var next = again(screen);
      if (!headline(next).equals(headline(screen))) log.info(headline(next));
      screen = next;
    }
    print(screen.text());
    return screen.verdict() == wanted ? ExitCode.OK : missed(screen, wanted, limit);
  }

  private boolean isOver(Instant end) {
    return !clock.instant().isBefore(end);
  }

  /** An outage is not the end: what was seen before stays, and the user is told. */
  private StatusScreen again(StatusScreen before) throws InterruptedException {
    try {
      return look.now();
    } catch (CommandException outage) {
      if (!outage.sentence().equals(warned)) log.warn(outage.sentence());
      warned = outage.sentence();
      return before;
    }
  }

  /** Lines for people; what programs read is a document each time. */
  private void printChange(StatusScreen screen, Map<String, String> before) {
    if (output.format() != Format.TEXT) {
      print((output.format() == Format.YAML ? "---\n" : "") + screen.text());
      return;
    }
    screen.facts().entrySet().stream()
        .filter(fact -> !fact.getValue().equals(before.get(fact.getKey())))
        .forEach(fact -> print(words(fact)));
    before.keySet().stream()
        .filter(what -> !screen.facts().containsKey(what))
        .forEach(what -> print(what + ": gone"));
  }

  private ExitCode missed(StatusScreen screen, Verdict wanted, Duration limit) {
    log.error(headline(screen) + ", and not " + wanted.word() + " after " + words(limit));
    return ExitCode.NOT_REACHED;
  }

  private static String words(Duration limit) {
    return limit.toString().substring(2).toLowerCase(Locale.ROOT);
  }

  private static String words(Map.Entry<String, String> fact) {
    return fact.getKey() + ": " + fact.getValue();
  }

  private static String headline(StatusScreen screen) {
    return screen.facts().entrySet().stream().findFirst().map(StatusLoop::words).orElse("");
  }

  private void print(String text) {
    output.out().println(text);
    output.out().flush();
  }
}
