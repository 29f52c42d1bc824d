package dev.hawser.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.temporalserver.EmbeddedTemporal;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A worker in a process of its own, stopped as a service manager stops it. */
@Timeout(120)
class StoppingIT {
  private static final int TERMINATED = 128 + 15;

  @TempDir private Path folder;

  @Test
  void shouldStopInOrderOnSigterm() throws Exception {
    try (var temporal = EmbeddedTemporal.start();
        var rome = TestCluster.withLiqo("rome")) {
      // given
      var process = start(temporal.address(), rome.kubeconfig(folder));
      var out = process.inputReader();
      awaitLine(out, "worker ready: serves hawser, cluster/rome");
      // when
      process.toHandle().destroy(); // Process.destroy() would close its output
      // then
      awaitLine(out, "stopped");
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(TERMINATED);
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
                "--namespace=default",
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
