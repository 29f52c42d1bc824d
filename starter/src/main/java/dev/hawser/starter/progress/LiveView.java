package dev.hawser.starter.progress;

import dev.hawser.starter.terminal.Terminal;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** The run on a screen that is drawn in place: when something changes, and every second. */
final class LiveView implements Progress, Terminal.Listener {
  private static final Duration TICK = Duration.ofSeconds(1);
  private static final String UNANSWERED = "Temporal does not answer; the run continues";

  private final Console console;
  private final RunActivities activities;
  private final String footer;
  private final InstantSource clock;
  private final Thread ticker = Thread.ofPlatform().daemon().name("ticker").unstarted(this::live);
  private boolean unanswered;
  private boolean closed;
  private Terminal.Watch watch = () -> {};

  /**
   * @param footer what Ctrl-C means for the run
   */
  LiveView(Console console, RunActivities activities, String footer, InstantSource clock) {
    this.console = console;
    this.activities = activities;
    this.footer = footer;
    this.clock = clock;
  }

  /** Draws from now on by itself too. */
  LiveView started() {
    ticker.start();
    return this;
  }

  /** What has to be learned about the terminal takes no time of the run. */
  private void live() {
    var watching = console.terminal().watch(this);
    console.terminal().size();
    tick(watching);
  }

  private synchronized void tick(Terminal.Watch watching) {
    watch = watching;
    if (closed) watching.close();
    try {
      while (!closed) {
        wait(TICK.toMillis());
        draw();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public synchronized void events(List<HistoryEvent> events) {
    activities.add(events);
    unanswered = false;
    draw();
  }

  @Override
  public synchronized void pending(List<PendingActivityInfo> pending) {
    activities.pending(pending);
    unanswered = false;
    draw();
  }

  @Override
  public synchronized void untaken(boolean isServed) {
    activities.untaken(isServed);
  }

  @Override
  public synchronized void unanswered() {
    unanswered = true;
    draw();
  }

  @Override
  public synchronized void resized() {
    draw();
  }

  @Override
  public synchronized void resumed() {
    console.painter().forget();
    draw();
  }

  private void draw() {
    if (closed) return;
    var run = activities.view();
    if (unanswered) draw(run, UNANSWERED);
    else draw(run, run.isStuck() ? run.advice(activities.flags()) : footer);
  }

  private void draw(RunView run, String below) {
    var size = console.terminal().size();
    console.painter().draw(Screen.of(run, size, clock.instant(), below), size);
  }

  /** Leaves the last screen where it is. */
  @Override
  public synchronized void close() {
    if (closed) return;
    closed = true;
    notifyAll();
    watch.close();
    draw(activities.view(), "");
    console.painter().leave();
  }
}
