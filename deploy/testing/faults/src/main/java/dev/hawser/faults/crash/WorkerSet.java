package dev.hawser.faults.crash;

import dev.hawser.faultproxy.grpc.TaskListener;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** The workers that serve both clusters at one time. */
final class WorkerSet implements AutoCloseable {
  private final List<ProxiedWorker> workers;

  private WorkerSet(List<ProxiedWorker> workers) {
    this.workers = workers;
  }

  /** Starts one that gets no work yet. */
  static WorkerSet start(TestTarget ground, WorkerLayout layout) {
    var files = ground.kubeconfigs();
    return new WorkerSet(
        switch (layout) {
          case TOGETHER -> List.of(ProxiedWorker.start(ground, files, true));
          case APART ->
              List.of(
                  ProxiedWorker.start(ground, files.subList(0, 1), true),
                  ProxiedWorker.start(ground, files.subList(1, 2), false));
        });
  }

  void awaitReady() throws InterruptedException {
    for (var worker : workers) worker.awaitReady();
  }

  /** The longest start among them. */
  Duration boot() {
    return workers.stream().map(ProxiedWorker::boot).max(Comparator.naturalOrder()).orElseThrow();
  }

  void listen(TaskListener listener) {
    workers.forEach(worker -> worker.proxy().listen(listener));
  }

  void work() {
    workers.forEach(worker -> worker.proxy().work());
  }

  void kill() {
    workers.forEach(ProxiedWorker::kill);
  }

  void freeze() {
    workers.forEach(ProxiedWorker::freeze);
  }

  void thaw() {
    workers.forEach(ProxiedWorker::thaw);
  }

  @Override
  public void close() {
    workers.forEach(ProxiedWorker::close);
  }
}
