package dev.hawser.faults.crash;

import dev.hawser.faultproxy.grpc.TemporalProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A worker process behind a proxy of its own. */
final class ProxiedWorker implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(3);
  private static final Duration LOOK = Duration.ofMillis(200);

  private final Supplier<Process> launch;
  private final TemporalProxy proxy;
  private Process process;
  private long started = System.nanoTime();
  private volatile Duration boot = Duration.ZERO;

  private ProxiedWorker(Supplier<Process> launch, TemporalProxy proxy) {
    this.launch = launch;
    this.proxy = proxy;
    process = launch.get();
  }

  /** Starts one that gets no work yet. */
  static ProxiedWorker start(TestTarget ground, List<Path> kubeconfigs, boolean runs) {
    var proxy = TemporalProxy.to(ground.temporal());
    proxy.rest();
    var arguments = new ArrayList<>(List.of("worker", "--address", proxy.address()));
    arguments.addAll(List.of("--health-port", "0", "--connect-timeout", "2m"));
    arguments.add(runs ? "--runs" : "--no-runs");
    kubeconfigs.forEach(file -> arguments.addAll(List.of("--kubeconfig", file.toString())));
    return new ProxiedWorker(() -> ground.program().start("worker", arguments), proxy);
  }

  /**
   * Returns when it asks for work; remembers how long that took. One that ends before, because a
   * server is away, is started again, as a supervisor would.
   */
  void awaitReady() throws InterruptedException {
    var end = Instant.now().plus(START);
    while (boot.isZero()) {
      if (Instant.now().isAfter(end)) {
        throw new IllegalStateException("a worker did not start; see its log");
      }
      if (!process.isAlive()) {
        process = launch.get();
        started = System.nanoTime();
      }
      if (proxy.awaitPoll(LOOK)) boot = Duration.ofNanos(System.nanoTime() - started);
    }
  }

  /** From the start of the process until it asked for work. */
  Duration boot() {
    return boot;
  }

  TemporalProxy proxy() {
    return proxy;
  }

  /** Ends it as a crash would. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Stops it without ending it, as a machine that hangs. */
  void freeze() {
    signal("STOP");
  }

  void thaw() {
    signal("CONT");
  }

  private void signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().onExit().join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    kill();
    proxy.close();
  }
}
