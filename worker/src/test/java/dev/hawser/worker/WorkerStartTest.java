package dev.hawser.worker;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.hawser.temporalserver.EmbeddedTemporal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

/** A start that fails: what is printed in which order, and what the worker has not taken up. */
@Timeout(120)
@Isolated("It reads a log.")
class WorkerStartTest {
  @TempDir private Path folder;
  private final StringWriter err = new StringWriter();
  private final Logger logger = (Logger) LoggerFactory.getLogger(WorkerProcess.class);
  private final Log log = new Log();

  /** The lines of the process's log, each with what had been printed as an error before it. */
  private final class Log extends AppenderBase<ILoggingEvent> {
    private final List<String> lines = new ArrayList<>();
    private final List<String> printedBefore = new ArrayList<>();

    @Override
    protected void append(ILoggingEvent event) {
      lines.add(event.getFormattedMessage());
      printedBefore.add(err.toString());
    }
  }

  @BeforeEach
  void recordLog() {
    log.start();
    logger.setLevel(Level.INFO);
    logger.setAdditive(false);
    logger.addAppender(log);
  }

  @AfterEach
  void stopRecording() {
    logger.detachAppender(log);
    logger.setAdditive(true);
    logger.setLevel(null);
  }

  @Test
  void shouldTakeUpNoRunWithTwoKubeconfigsOfOneCluster() throws Exception {
    try (var temporal = EmbeddedTemporal.start();
        // given
        var rome = TestCluster.withLiqo("rome")) {
      var kubeconfigs = List.of(rome.kubeconfig(folder), rome.kubeconfig(folder));

      // when
      int code = run(temporal, hook -> {}, kubeconfigs);

      // then
      assertThat(code).isEqualTo(2);
      assertThat(err.toString()).startsWith("ERRO: two clusters have the Liqo ID rome");
      assertThat(log.lines).as("stops that had something to stop").isEmpty();
    }
  }

  @Test
  void shouldPrintWhyItCannotServeBeforeItStops() throws Exception {
    try (var temporal = EmbeddedTemporal.start();
        // given
        var rome = TestCluster.withLiqo("rome")) {
      Consumer<Thread> tooLate =
          hook -> {
            throw new IllegalStateException("the process ends");
          };

      // when
      int code = run(temporal, tooLate, List.of(rome.kubeconfig(folder)));

      // then
      assertThat(code).isEqualTo(2);
      assertThat(log.lines).last().isEqualTo("stopped");
      assertThat(log.printedBefore).containsOnly("ERRO: the process ends%n".formatted());
    }
  }

  private int run(EmbeddedTemporal temporal, Consumer<Thread> hooks, List<Path> kubeconfigs) {
    var arguments = new ArrayList<String>();
    arguments.add("--health-port=0");
    arguments.add("--address=" + temporal.address());
    arguments.add("--temporal-namespace=default");
    kubeconfigs.forEach(file -> arguments.add("--kubeconfig=" + file));
    return WorkerApplication.commandLine(Map.of(), hooks)
        .setErr(new PrintWriter(err))
        .execute(arguments.toArray(String[]::new));
  }
}
