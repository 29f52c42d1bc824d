package dev.hawser.starter;

import dev.hawser.starter.progress.ConsoleLog;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Says what a command waits for, unless that takes less than two seconds. */
final class WaitNotice implements AutoCloseable {
  private static final int SILENCE_SECONDS = 2;

  private final AtomicBoolean over = new AtomicBoolean();
  private final AtomicBoolean said = new AtomicBoolean();

  private WaitNotice() {}

  static WaitNotice of(ConsoleLog log, String sentence) {
    var notice = new WaitNotice();
    CompletableFuture.delayedExecutor(SILENCE_SECONDS, TimeUnit.SECONDS)
        .execute(() -> notice.print(log, sentence));
    return notice;
  }

  private void print(ConsoleLog log, String sentence) {
    if (over.get()) return;
    said.set(true);
    log.waiting(sentence);
  }

  /** Whether it took as long as that. */
  boolean wasSaid() {
    return said.get();
  }

  @Override
  public void close() {
    over.set(true);
  }
}
