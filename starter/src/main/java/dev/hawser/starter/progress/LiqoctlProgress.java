package dev.hawser.starter.progress;

import dev.hawser.starter.temporal.TemporalClient;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Prints what liqoctl prints in a pipe, word for word and in its order, as soon as it has happened:
 * what happens earlier here than in liqoctl waits for its turn. What liqoctl does not know is added
 * in Hawser's own words: which pods an unpeer has found, what is waited for when nothing has been
 * printed for a while, and everything from the first failure on.
 */
final class LiqoctlProgress implements Progress {
  private static final Duration SILENCE = Duration.ofSeconds(5);

  private final ConsoleLog log;
  private final CompletedActivities completed;
  private final RunActivities activities;
  private final List<LiqoctlLine> script;
  private final LongSupplier nanoTime;
  private final GatedWriter gate;
  private final Progress additions;
  private int next;
  private boolean begun;
  private boolean troubled;
  private long printedAt;

  LiqoctlProgress(
      Console console,
      String consumer,
      TemporalClient temporal,
      List<LiqoctlLine> script,
      LongSupplier nanoTime) {
    this.log = new ConsoleLog(console, consumer);
    this.completed = new CompletedActivities(temporal);
    this.activities = new RunActivities(temporal);
    this.script = script;
    this.nanoTime = nanoTime;
    this.printedAt = nanoTime.getAsLong();
    this.gate = new GatedWriter(console.err());
    var gated =
        new Console(
            console.in(),
            console.out(),
            new PrintWriter(gate, true),
            console.environment(),
            console.terminals(),
            console.terminal());
    this.additions = new LineProgress(new ConsoleLog(gated, consumer), new RunActivities(temporal));
  }

  @Override
  public synchronized void events(List<HistoryEvent> events) {
    for (var event : events) {
      completed.add(event);
      if (!troubled) showRunning(event);
      if (completed.isTroubled(event)) beginAdditions();
      else if (!troubled) play();
      additions.events(List.of(event));
    }
  }

  /** What an unpeer finds on the virtual node, before its first line. */
  private void showRunning(HistoryEvent event) {
    activities.add(List.of(event)).stream()
        .filter(ended -> ended.state() == ActivityProgress.State.DONE)
        .filter(ended -> ended.type().equals(KnownActivity.INSPECT_CLUSTER.type()))
        .filter(ended -> !ended.reason().isEmpty())
        .forEach(ended -> log.info(ended.reason()));
  }

  private void beginAdditions() {
    finish();
    troubled = true;
    gate.open();
  }

  /** Prints the next lines as far as they have happened, and the beginning of the one after. */
  private void play() {
    while (next < script.size()) {
      var line = script.get(next);
      var done = completed.done(line);
      if (done.isPresent()) {
        print(line, done.get());
      } else if (isPassedBy(line)) {
        advance();
      } else {
        if (completed.hasBegun(line) && !line.mayStay()) begin(line);
        return;
      }
    }
  }

  /** Whether the run does without it: what can begin only later has begun. */
  private boolean isPassedBy(LiqoctlLine line) {
    return !completed.hasBegun(line)
        && script.stream().filter(later -> later.isAfter(line)).anyMatch(completed::hasBegun);
  }

  private void print(LiqoctlLine line, String done) {
    if (!done.isEmpty()) {
      begin(line);
      if (done.equals(LiqoctlLines.ACCEPTED) && completed.isDenied()) {
        log.warn(LiqoctlLines.NOT_ACCEPTED);
      } else {
        log.info(line.cluster().value(), done);
      }
      printedAt = nanoTime.getAsLong();
    }
    advance();
  }

  private void begin(LiqoctlLine line) {
    if (!begun && !line.start().isEmpty()) {
      log.plain(line.start());
      printedAt = nanoTime.getAsLong();
    }
    begun = true;
  }

  private void advance() {
    next++;
    begun = false;
  }

  @Override
  public synchronized void pending(List<PendingActivityInfo> pending) {
    boolean silent = nanoTime.getAsLong() - printedAt > SILENCE.toNanos();
    if (!silent && !troubled) return;
    gate.open();
    additions.pending(pending);
    if (!troubled) gate.shut();
  }

  /** This command is the worker: it says nothing unless it takes long. */
  @Override
  public synchronized void untaken(boolean isServed) {
    if (nanoTime.getAsLong() - printedAt <= SILENCE.toNanos()) return;
    gate.open();
    additions.untaken(true);
    gate.shut();
  }

  @Override
  public synchronized void unanswered() {
    gate.open();
    additions.unanswered();
    if (!troubled) gate.shut();
  }

  /** Prints all that has happened, without the gaps. */
  private void finish() {
    while (next < script.size()) {
      var line = script.get(next);
      completed.done(line).ifPresentOrElse(done -> print(line, done), this::advance);
    }
  }

  @Override
  public synchronized void close() {
    finish();
    additions.close();
  }
}
