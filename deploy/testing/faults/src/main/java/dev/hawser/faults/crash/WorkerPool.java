package dev.hawser.faults.crash;

import dev.hawser.faultproxy.grpc.TaskListener;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** One shift that works, and one that is ready to take over. */
public final class WorkerPool implements AutoCloseable {
  private final TestTarget ground;
  private final WorkerLayout layout;
  private final Deque<WorkerSet> relieved = new ArrayDeque<>();
  private WorkerSet current;
  private WorkerSet spare;
  private TaskListener listener = TaskListener.NONE;

  WorkerPool(TestTarget ground, WorkerLayout layout) throws InterruptedException {
    this.ground = ground;
    this.layout = layout;
    current = WorkerSet.start(ground, layout);
    spare = WorkerSet.start(ground, layout);
    current.awaitReady();
    spare.awaitReady();
    current.work();
  }

  /** One worker for both clusters. */
  public static WorkerPool together(TestTarget ground) throws InterruptedException {
    return new WorkerPool(ground, WorkerLayout.TOGETHER);
  }

  WorkerLayout layout() {
    return layout;
  }

  /** Tells the listener of every activity task from now on, whoever works. */
  synchronized void listen(TaskListener next) {
    listener = next;
    current.listen(next);
    spare.listen(next);
  }

  /** Kills who works with -9; the others take over at once. */
  public synchronized void relieve() {
    current.kill();
    relieved.add(current);
    current = spare;
    current.work();
  }

  /** Stops who works without ending it. */
  public synchronized void freeze() {
    current.freeze();
  }

  /** Lets who was stopped go on. */
  public synchronized void thaw() {
    current.thaw();
  }

  /** From the start of the process of those who work until they asked for work. */
  synchronized Duration boot() {
    return current.boot();
  }

  /** Starts others that can take over, if those that could have done so. */
  public synchronized void restock() throws InterruptedException {
    while (!relieved.isEmpty()) relieved.remove().close();
    if (spare != current) return;
    spare = WorkerSet.start(ground, layout);
    spare.listen(listener);
    spare.awaitReady();
  }

  @Override
  public synchronized void close() {
    relieved.forEach(WorkerSet::close);
    current.close();
    spare.close();
  }
}
