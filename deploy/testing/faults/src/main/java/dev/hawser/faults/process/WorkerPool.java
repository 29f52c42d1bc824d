package dev.hawser.faults.process;

import dev.hawser.faultproxy.grpc.TaskListener;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** Workers that get work, and a standby that takes over as soon as these are killed. */
public final class WorkerPool implements AutoCloseable {
  private final Installation installation;
  private final WorkerLayout layout;
  private final Deque<WorkerSet> killed = new ArrayDeque<>();
  private WorkerSet active;
  private WorkerSet standby;
  private TaskListener listener = TaskListener.NONE;

  /** Starts both, and returns when they are ready. */
  public WorkerPool(Installation installation, WorkerLayout layout) throws InterruptedException {
    this.installation = installation;
    this.layout = layout;
    active = WorkerSet.start(installation, layout);
    standby = WorkerSet.start(installation, layout);
    active.awaitReady();
    standby.awaitReady();
    active.activate();
  }

  /** The listener sees every activity task from now on, in place of the one before. */
  public synchronized void listen(TaskListener next) {
    listener = next;
    active.listen(next);
    standby.listen(next);
  }

  /** Kills the active workers with SIGKILL; the standby takes over at once. */
  public synchronized void failOver() {
    active.kill();
    killed.add(active);
    active = standby;
    active.activate();
  }

  /** Suspends the active workers without ending them. */
  public synchronized void suspend() {
    active.suspend();
  }

  /** Continues suspended workers. */
  public synchronized void resume() {
    active.resume();
  }

  /** From the start of the active workers' processes until they polled for work. */
  public synchronized Duration startTime() {
    return active.startTime();
  }

  /** Starts a standby again after a {@link #failOver}, and returns when it is ready. */
  public synchronized void replaceStandby() throws InterruptedException {
    while (!killed.isEmpty()) killed.remove().close();
    if (standby != active) return;
    standby = WorkerSet.start(installation, layout);
    standby.listen(listener);
    standby.awaitReady();
  }

  @Override
  public synchronized void close() {
    killed.forEach(WorkerSet::close);
    active.close();
    standby.close();
  }
}
