package dev.hawser.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.temporalserver.EmbeddedTemporal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A policy that a worker is started with. */
@Timeout(120)
class WorkerPolicyTest {
  @TempDir private Path folder;
  private WorkerCommandLine worker;

  @BeforeEach
  void createCommandLine() {
    worker = new WorkerCommandLine(folder);
  }

  @Test
  void shouldRefuseAPolicyFileThatIsBroken() throws Exception {
    // given
    var file = Files.writeString(folder.resolve("policy.yaml"), "callers: any\npears: []\n");

    // when
    int code =
        worker.run(Map.of(), "--health-port=0", "--no-runs", "--kubeconfig=/a", "--policy=" + file);

    // then
    assertThat(code).isEqualTo(2);
    assertThat(worker.err.toString())
        .startsWith("ERRO: " + file + ":2: unknown field pears: use callers, peers")
        .hasLineCount(1);
  }

  @Test
  void shouldRefuseAPolicyFileThatIsMissing() {
    // when
    int code = worker.run(Map.of(), "--health-port=0", "--kubeconfig=/a", "--policy=/nowhere.yaml");

    // then
    assertThat(code).isEqualTo(2);
    assertThat(worker.err)
        .hasToString("ERRO: /nowhere.yaml can't be read: there is no such file%n".formatted());
  }

  @Test
  void shouldShowInItsHealthWhichPolicyItObeys() throws Exception {
    // given
    var file = Files.writeString(folder.resolve("policy.yaml"), "callers: any\npeers: []\n");
    try (var temporal = EmbeddedTemporal.start();
        var rome = TestCluster.withLiqo("rome")) {
      rome.obey("callers: any\npeers: []\n");

      // when
      try (var context = worker.start(temporal, rome, "--policy=" + file)) {
        // then
        assertThat(worker.get(context, "/health").body())
            .contains("obeys the policy in " + file + " and in ConfigMap liqo/hawser-policy");
      }
    }
  }

  @Test
  void shouldShowInItsHealthThatAPolicyIsBroken() throws Exception {
    try (var temporal = EmbeddedTemporal.start();
        var rome = TestCluster.withLiqo("rome")) {
      // given
      rome.obey("callers: any\npears: []\n");

      // when
      try (var context = worker.start(temporal, rome)) {
        // then
        assertThat(worker.get(context, "/health").statusCode()).isEqualTo(200);
        assertThat(worker.get(context, "/health").body())
            .contains(
                "refuses everything, because a policy of its owner can't be used: ConfigMap"
                    + " liqo/hawser-policy:2: unknown field pears");
      }
    }
  }
}
