package dev.hawser.sandbox.faults.kill;

import dev.hawser.sandbox.faults.temporal.TaskListener;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** The workers that serve both clusters at one time. */
final class Shift implements AutoCloseable {
  private final List<LiveWorker> workers;

  private Shift(List<LiveWorker> workers) {
    this.workers = workers;
  }

  /** Starts one that gets no work yet. */
  static Shift start(Ground ground, Layout layout) {
    var files = ground.kubeconfigs();
    return new Shift(
        switch (layout) {
          case TOGETHER -> List.of(LiveWorker.start(ground, files, true));
          case APART ->
              List.of(
                  LiveWorker.start(ground, files.subList(0, 1), true),
                  LiveWorker.start(ground, files.subList(1, 2), false));
        });
  }

  void awaitReady() throws InterruptedException {
    for (var worker : workers) worker.awaitReady();
  }

  /** The longest start among them. */
  Duration boot() {
    return workers.stream().map(LiveWorker::boot).max(Comparator.naturalOrder()).orElseThrow();
  }

  void listen(TaskListener listener) {
    workers.forEach(worker -> worker.proxy().listen(listener));
  }

  void work() {
    workers.forEach(worker -> worker.proxy().work());
  }

  void kill() {
    workers.forEach(LiveWorker::kill);
  }

  void freeze() {
    workers.forEach(LiveWorker::freeze);
  }

  void thaw() {
    workers.forEach(LiveWorker::thaw);
  }

  @Override
  public void close() {
    workers.forEach(LiveWorker::close);
  }
}
