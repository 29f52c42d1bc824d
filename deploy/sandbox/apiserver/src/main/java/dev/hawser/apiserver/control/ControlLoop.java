package dev.hawser.apiserver.control;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the controllers, a little after every change. */
public final class ControlLoop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ControlLoop.class);
  private static final Duration AFTER_FAILURE = Duration.ofMillis(200);

  private final Semaphore changes = new Semaphore(1);
  private final List<Controller> controllers;
  private final Duration delay;
  private final Thread thread;

  ControlLoop(String name, Duration delay, List<Controller> controllers) {
    this.controllers = List.copyOf(controllers);
    this.delay = delay;
    this.thread = Thread.ofVirtual().name(name + "-controllers").unstarted(this::run);
  }

  /** Begins to work. */
  public void start() {
    thread.start();
  }

  /** Something has changed. */
  public void wake() {
    changes.release();
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  private void run() {
    try {
      while (true) {
        changes.acquire();
        Thread.sleep(delay);
        changes.drainPermits();
        reconcile();
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void reconcile() throws InterruptedException {
    for (Controller controller : controllers) {
      try {
        controller.reconcile();
      } catch (RuntimeException failure) {
        LOG.debug("{} failed", controller.getClass().getSimpleName(), failure);
        Thread.sleep(AFTER_FAILURE);
        wake();
      }
    }
  }
}
