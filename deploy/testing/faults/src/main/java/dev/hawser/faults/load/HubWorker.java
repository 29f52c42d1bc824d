package dev.hawser.faults.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The process of {@link HubWorkerMain}. It ends with this process at the latest. */
final class HubWorker implements AutoCloseable {
  static final String READY = "ready";

  private static final int STOP_SECONDS = 30;

  private final Process process;
  private final BufferedReader answers;
  private final Path log;

  private HubWorker(Process process, Path log) {
    this.process = process;
    this.answers = process.inputReader(StandardCharsets.US_ASCII);
    this.log = log;
  }

  /**
   * Starts it, and returns once it polls.
   *
   * @param temporal the address of Temporal, or of a proxy before it
   * @param heapMib the size of its heap, which the JVM keeps to
   * @param log gets its errors
   * @throws IllegalStateException when it does not start
   */
  static HubWorker start(
      String temporal, boolean isTestServer, Path kubeconfig, int heapMib, Path log) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx" + heapMib + "m", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(HubWorkerMain.class.getName());
    command.addAll(List.of(temporal, String.valueOf(isTestServer), kubeconfig.toString()));
    var builder = new ProcessBuilder(command);
    builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    try {
      var worker = new HubWorker(builder.start(), log);
      worker.awaitReady();
      return worker;
    } catch (IOException e) {
      throw new UncheckedIOException("can't start the hub's worker", e);
    }
  }

  private void awaitReady() throws IOException {
    if (READY.equals(answers.readLine())) return;
    close();
    throw new IllegalStateException("the hub's worker did not start; see " + log);
  }

  /**
   * What it holds now.
   *
   * @throws IllegalStateException when it has ended
   */
  ProcessFigures measure() {
    try {
      var requests = process.outputWriter(StandardCharsets.US_ASCII);
      requests.write("measure\n");
      requests.flush();
      return ProcessFigures.parse(required(answers.readLine()));
    } catch (IOException e) {
      throw new IllegalStateException("the hub's worker has ended; see " + log, e);
    }
  }

  private String required(@Nullable String answer) {
    if (answer == null) throw new IllegalStateException("the hub's worker has ended; see " + log);
    return answer;
  }

  /** Stops it in order. */
  @Override
  public void close() {
    try {
      process.outputWriter(StandardCharsets.US_ASCII).close();
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) process.destroyForcibly();
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
