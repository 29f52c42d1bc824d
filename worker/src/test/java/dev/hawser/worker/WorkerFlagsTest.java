package dev.hawser.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Flags and variables with which a worker does not start. */
@Timeout(120)
class WorkerFlagsTest {
  @TempDir private Path folder;
  private WorkerCommandLine worker;

  @BeforeEach
  void createCommandLine() {
    worker = new WorkerCommandLine(folder);
  }

  @Test
  void shouldRefuseAnEmptyKubeconfig() {
    // when
    int code =
        worker.run(Map.of(), "--health-port", "0", "--kubeconfig", "", "--kubeconfig", "/rome");

    // then
    assertThat(code).isEqualTo(2);
    assertThat(worker.err)
        .hasToString("ERRO: a --kubeconfig is empty: is a variable in it not set?%n".formatted());
  }

  @Test
  void shouldSayThatAKubeconfigCannotBeRead() {
    // when
    int code = worker.run(Map.of(), "--health-port", "0", "--kubeconfig", "/nowhere");

    // then
    assertThat(code).isEqualTo(2);
    assertThat(worker.err.toString()).startsWith("ERRO: ").contains("/nowhere").hasLineCount(1);
  }

  @Test
  void shouldSayThatThereIsNoTemporal() {
    // given
    String address = "127.0.0.1:" + WorkerCommandLine.freePort();
    // when
    int code =
        worker.run(
            Map.of("HAWSER_WORKER_CONNECT_TIMEOUT", "0.3s", "HAWSER_WORKER_HEALTH_PORT", "0"),
            "--address",
            address);
    // then
    assertThat(code).isEqualTo(2);
    assertThat(worker.err.toString())
        .contains("waited 0 s for Temporal at " + address + ": connection refused")
        .hasLineCount(1);
  }

  @Test
  void shouldSayThatTheHealthPortIsTaken() throws Exception {
    try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      // when
      int code = worker.run(Map.of(), "--health-port", "" + other.getLocalPort());

      // then
      assertThat(code).isEqualTo(2);
      assertThat(worker.err.toString()).contains("--health-port").hasLineCount(1);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --kubeconfg /a        | unknown flag: --kubeconfg
          --kubeconfg=/a        | unknown flag: --kubeconfg
          rome                  | unexpected argument "rome"
          --kubeconfig          | flag needs a value: --kubeconfig FILE[:context]
          --health-port http    | invalid argument "http" for --health-port: use a whole number such as 10
          --runs=perhaps        | invalid argument "perhaps" for --runs: use true or false
          --shutdown-grace soon | invalid argument "soon" for --shutdown-grace: use a duration such as 10m, 1h30m or PT10M
          """)
  void shouldSayWhatIsWrongLikeTheOtherCommands(String line, String sentence) {
    // when
    int code = worker.run(Map.of(), line.split(" "));

    // then
    assertThat(code).isEqualTo(2);
    assertThat(worker.err.toString().lines())
        .containsExactly("ERRO: " + sentence, "See \"hawser worker --help\" for usage.");
  }

  @Test
  void shouldRefuseAnUnknownVariable() {
    // when
    int code = worker.run(Map.of("HAWSER_WORKER_LIQO_NS", "liqo"));

    // then
    assertThat(code).isEqualTo(2);
    assertThat(worker.err.toString()).contains("unknown variable HAWSER_WORKER_LIQO_NS");
  }

  @Test
  void shouldShowItsFlags() {
    // when
    int code = worker.run(Map.of(), "--help");

    // then
    assertThat(code).isZero();
    assertThat(worker.out.toString()).startsWith("Usage: hawser worker").contains("--kubeconfig");
  }
}
