package dev.hawser.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.worker.ClusterSource.InCluster;
import dev.hawser.worker.ClusterSource.Kubeconfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterSourcesTest {
  @TempDir private Path folder;

  @Test
  void shouldTakeAContextAfterAColon() throws IOException {
    // given
    var file = Files.createFile(folder.resolve("config"));
    // when
    var plain = Kubeconfig.parse(file.toString());
    var named = Kubeconfig.parse(file + ":arn:aws:eks:eu-south-1:1:cluster/rome");
    var absent = Kubeconfig.parse("/nowhere:rome");
    // then
    assertThat(plain).isEqualTo(new Kubeconfig(file, null));
    assertThat(named).isEqualTo(new Kubeconfig(file, "arn:aws:eks:eu-south-1:1:cluster/rome"));
    assertThat(absent).isEqualTo(new Kubeconfig(Path.of("/nowhere"), "rome"));
  }

  @Test
  void shouldServeSeveralContextsOfOneFile() {
    assertThat(sources(Map.of("KUBECONFIG", "/a")).of(List.of(), List.of("rome", "milan")))
        .containsExactly(
            new Kubeconfig(Path.of("/a"), "rome"), new Kubeconfig(Path.of("/a"), "milan"));
  }

  @Test
  void shouldRefuseAContextOfSeveralFiles() {
    assertThatThrownBy(() -> sources(Map.of()).of(List.of("/a", "/b"), List.of("rome")))
        .hasMessageContaining("--kubeconfig FILE:context");
  }

  @Test
  void shouldRefuseTwoContextsForOneCluster() {
    assertThatThrownBy(() -> sources(Map.of()).of(List.of("/a:rome"), List.of("milan")))
        .hasMessageContaining("once");
  }

  @Test
  void shouldPreferFlagsToTheEnvironment() {
    assertThat(sources(Map.of("KUBECONFIG", "/b")).of(List.of("/a"), List.of()))
        .containsExactly(new Kubeconfig(Path.of("/a"), null));
  }

  @Test
  void shouldRefuseToGuessAmongSeveralInheritedFiles() {
    assertThatThrownBy(() -> sources(Map.of("KUBECONFIG", "/a:/b")).of(List.of(), List.of()))
        .isInstanceOf(WorkerStartException.class)
        .hasMessageContaining("KUBECONFIG names several files");
  }

  @Test
  void shouldServeTheClusterItRunsIn() throws IOException {
    // given
    Files.createFile(folder.resolve("token"));
    Files.createFile(folder.resolve("ca.crt"));
    // when, then
    assertThat(sources(Map.of("KUBERNETES_SERVICE_HOST", "10.0.0.1")).of(List.of(), List.of()))
        .containsExactly(new InCluster());
  }

  @Test
  void shouldServeNoClusterOtherwise() {
    assertThat(sources(Map.of()).of(List.of(), List.of())).isEmpty();
  }

  private ClusterSources sources(Map<String, String> environment) {
    return new ClusterSources(environment, folder);
  }
}
