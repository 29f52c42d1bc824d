package dev.hawser.faults.kill;

import dev.hawser.faults.process.Installation;
import dev.hawser.faults.process.WorkerPool;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Kills the process of a case, and has it replaced. */
final class ProcessKiller {
  private final Installation installation;
  private final WorkerPool workers;
  private volatile CompletableFuture<Void> restart = CompletableFuture.completedFuture(null);
  private volatile @Nullable Process command;

  ProcessKiller(Installation installation, WorkerPool workers) {
    this.installation = installation;
    this.workers = workers;
  }

  /** The {@code hawser} that a case may kill. */
  void command(Process started) {
    command = started;
  }

  void kill(KillCase each) {
    switch (each.target()) {
      case WORKER, BOTH_WORKERS -> workers.failOver();
      case COMMAND -> Optional.ofNullable(command).ifPresent(Process::destroyForcibly);
      case TEMPORAL, API_SERVER, CONTROLLER_MANAGER -> killServer(each);
    }
  }

  private void killServer(KillCase each) {
    var lab = installation.lab().orElseThrow();
    lab.kill(each.target().server(), each.cluster());
    restart = CompletableFuture.runAsync(() -> lab.start(each.target().server(), each.cluster()));
  }

  /** Returns when everything that was killed has been replaced. */
  void awaitReplaced() throws InterruptedException {
    restart.join();
    workers.replaceStandby();
  }
}
