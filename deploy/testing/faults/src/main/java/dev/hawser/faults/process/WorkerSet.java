package dev.hawser.faults.process;

import dev.hawser.faultproxy.grpc.TaskListener;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** The worker processes that serve both clusters together. */
final class WorkerSet implements AutoCloseable {
  private final List<WorkerProcess> workers;

  private WorkerSet(List<WorkerProcess> workers) {
    this.workers = workers;
  }

  /** Starts them; they get no work yet. */
  static WorkerSet start(Installation installation, WorkerLayout layout) {
    var files = installation.kubeconfigs();
    return new WorkerSet(
        switch (layout) {
          case ONE_PROCESS -> List.of(WorkerProcess.start(installation, files, true));
          case PROCESS_PER_CLUSTER ->
              List.of(
                  WorkerProcess.start(installation, files.subList(0, 1), true),
                  WorkerProcess.start(installation, files.subList(1, 2), false));
        });
  }

  void awaitReady() throws InterruptedException {
    for (var worker : workers) worker.awaitReady();
  }

  /** The longest among them. */
  Duration startTime() {
    return workers.stream()
        .map(WorkerProcess::startTime)
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  void listen(TaskListener listener) {
    workers.forEach(worker -> worker.proxy().listen(listener));
  }

  /** From now on they get work. */
  void activate() {
    workers.forEach(worker -> worker.proxy().releasePolls());
  }

  void kill() {
    workers.forEach(WorkerProcess::kill);
  }

  void suspend() {
    workers.forEach(WorkerProcess::suspend);
  }

  void resume() {
    workers.forEach(WorkerProcess::resume);
  }

  @Override
  public void close() {
    workers.forEach(WorkerProcess::close);
  }
}
