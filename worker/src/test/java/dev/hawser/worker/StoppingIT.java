package dev.hawser.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.temporalserver.EmbeddedTemporal;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A worker in a process of its own, stopped as a service manager stops it. */
@Timeout(120)
class StoppingIT {
  private static final int TERMINATED = 128 + 15;

  /** On an idle machine well under two seconds; without a hand-over, the heartbeat timeout. */
  private static final Duration SOON = Duration.ofSeconds(4);

  @TempDir private Path folder;

  @Test
  void shouldStopInOrderOnSigterm() throws Exception {
    try (var temporal = EmbeddedTemporal.start();
        var rome = TestCluster.withLiqo("rome")) {
      // given
      var process = start(temporal.address(), rome.kubeconfig(folder));
      var out = process.inputReader();
      awaitLine(out, "worker ready");
      // when
      process.toHandle().destroy(); // Process.destroy() would close its output
      // then
      awaitLine(out, "stopped");
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(TERMINATED);
    }
  }

  @Test
  void shouldHandAWaitOverToAnotherWorkerOnSigterm() throws Exception {
    try (var temporal = EmbeddedTemporal.start();
        var rome = TestCluster.withLiqo("rome");
        var steps = new WaitingStep(temporal.address())) {
      // given
      var kubeconfig = rome.kubeconfig(folder);
      var first = start(temporal.address(), kubeconfig);
      var out = first.inputReader();
      awaitLine(out, "worker ready");
      steps.start();
      steps.awaitAttempt(1);
      var second = start(temporal.address(), kubeconfig);
      awaitLine(second.inputReader(), "worker ready");
      // when
      long stopped = System.nanoTime();
      first.toHandle().destroy();
      steps.awaitAttempt(2);
      // then
      assertThat(Duration.ofNanos(System.nanoTime() - stopped)).isLessThan(SOON);
      awaitLine(out, "stopped");
      assertThat(first.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(steps.workerOfLastAttempt()).startsWith(second.pid() + "@");
      second.destroyForcibly();
    }
  }

  private static Process start(String address, Path kubeconfig) throws IOException {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                WorkerApplication.class.getName(),
                "--health-port=0",
                "--temporal-namespace=default",
                "--address=" + address,
                "--kubeconfig=" + kubeconfig))
        .redirectErrorStream(true)
        .start();
  }

  private static void awaitLine(BufferedReader lines, String text) throws IOException {
    var seen = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.contains(text)) {
        return;
      }
      seen.append(line).append(System.lineSeparator());
    }
    throw new AssertionError("no \"" + text + "\" in: " + seen);
  }
}
