package dev.hawser.faults.crash;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Kills what a case says, and sees to it that it is there again. */
final class Killer {
  private final TestTarget ground;
  private final WorkerPool crew;
  private volatile CompletableFuture<Void> mending = CompletableFuture.completedFuture(null);
  private volatile @Nullable Process command;

  Killer(TestTarget ground, WorkerPool crew) {
    this.ground = ground;
    this.crew = crew;
  }

  /** The {@code hawser} that a case may kill. */
  void aimAt(Process started) {
    command = started;
  }

  void strike(KillCase each) {
    switch (each.target()) {
      case WORKER, BOTH_WORKERS -> crew.relieve();
      case COMMAND -> Optional.ofNullable(command).ifPresent(Process::destroyForcibly);
      case TEMPORAL, API_SERVER, CONTROLLER_MANAGER -> killServer(each);
    }
  }

  private void killServer(KillCase each) {
    var lab = ground.lab().orElseThrow();
    lab.kill(each.target().part(), each.cluster());
    mending = CompletableFuture.runAsync(() -> lab.start(each.target().part(), each.cluster()));
  }

  /** Returns when everything that was killed is there again. */
  void awaitMended() throws InterruptedException {
    mending.join();
    crew.restock();
  }
}
