package dev.hawser.faults.process;

import dev.hawser.faultproxy.grpc.TemporalProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A worker process that reaches Temporal through a proxy of its own. */
final class WorkerProcess implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(3);
  private static final Duration CHECK_INTERVAL = Duration.ofMillis(200);

  private final Supplier<Process> launch;
  private final TemporalProxy proxy;
  private Process process;
  private long startedNanos = System.nanoTime();
  private volatile Duration startTime = Duration.ZERO;

  private WorkerProcess(Supplier<Process> launch, TemporalProxy proxy) {
    this.launch = launch;
    this.proxy = proxy;
    process = launch.get();
  }

  /** Starts one that gets no work yet. */
  static WorkerProcess start(
      Installation installation, List<Path> kubeconfigs, boolean servesWorkflows) {
    var proxy = TemporalProxy.to(installation.temporal());
    proxy.holdPolls();
    var arguments = new ArrayList<>(List.of("worker", "--address", proxy.address()));
    arguments.addAll(List.of("--health-port", "0", "--connect-timeout", "2m"));
    arguments.add(servesWorkflows ? "--runs" : "--no-runs");
    kubeconfigs.forEach(file -> arguments.addAll(List.of("--kubeconfig", file.toString())));
    return new WorkerProcess(() -> installation.hawser().start("worker", arguments), proxy);
  }

  /**
   * Returns when it polls for work, and remembers how long that took. A process that ends before,
   * because a server is away, is started again, as a supervisor would.
   */
  void awaitReady() throws InterruptedException {
    var end = Instant.now().plus(START_LIMIT);
    while (startTime.isZero()) {
      if (Instant.now().isAfter(end)) {
        throw new IllegalStateException("a worker did not start; see its log");
      }
      if (!process.isAlive()) {
        process = launch.get();
        startedNanos = System.nanoTime();
      }
      if (proxy.awaitPoll(CHECK_INTERVAL)) {
        startTime = Duration.ofNanos(System.nanoTime() - startedNanos);
      }
    }
  }

  /** From the start of the process until it polled for work; zero before. */
  Duration startTime() {
    return startTime;
  }

  TemporalProxy proxy() {
    return proxy;
  }

  /** Ends it with SIGKILL, and returns when it has ended. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Suspends it with SIGSTOP, like a machine that hangs. */
  void suspend() {
    signal("STOP");
  }

  /** Continues it with SIGCONT. */
  void resume() {
    signal("CONT");
  }

  private void signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().onExit().join();
    } catch (IOException e) {
      throw new UncheckedIOException("can't send SIG" + name + " to a worker", e);
    }
  }

  @Override
  public void close() {
    kill();
    proxy.close();
  }
}
