package dev.hawser.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.worker.ClusterSource.InCluster;
import dev.hawser.worker.ClusterSource.Kubeconfig;
import java.io.File;
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
    var eks = "arn:aws:eks:eu-south-1:1:cluster/rome";
    var arguments = List.of(file.toString(), file + ":" + eks, "/nowhere:rome", file + ":");

    // when
    var parsed = arguments.stream().map(Kubeconfig::parse);

    // then
    assertThat(parsed)
        .containsExactly(
            new Kubeconfig(file, null),
            new Kubeconfig(file, eks),
            new Kubeconfig(Path.of("/nowhere"), "rome"),
            new Kubeconfig(file, null));
  }

  @Test
  void shouldServeSeveralContextsOfOneFile() {
    // given
    var environment = Map.of("KUBECONFIG", "/a");

    // when
    var sources = sources(environment).of(List.of(), List.of("rome", "milan"));

    // then
    assertThat(sources)
        .containsExactly(
            new Kubeconfig(Path.of("/a"), "rome"), new Kubeconfig(Path.of("/a"), "milan"));
  }

  @Test
  void shouldTakeContextsOfTheDefaultFile() {
    // given
    var expected = Path.of(System.getProperty("user.home"), ".kube", "config");

    // when
    var sources = sources(Map.of()).of(List.of(), List.of("rome"));

    // then
    assertThat(sources).containsExactly(new Kubeconfig(expected, "rome"));
  }

  @Test
  void shouldRefuseAContextOfSeveralFiles() {
    // given
    var files = List.of("/a", "/b");

    // when
    var choosing = assertThatThrownBy(() -> sources(Map.of()).of(files, List.of("rome")));

    // then
    choosing
        .isInstanceOf(WorkerStartException.class)
        .hasMessage(
            "--context needs a single kubeconfig; with several, use --kubeconfig FILE:context");
  }

  @Test
  void shouldRefuseTwoContextsForOneCluster() {
    // given
    var files = List.of("/a:rome");

    // when
    var choosing = assertThatThrownBy(() -> sources(Map.of()).of(files, List.of("milan")));

    // then
    choosing
        .isInstanceOf(WorkerStartException.class)
        .hasMessage(
            "give the context once, either with --kubeconfig FILE:context or with --context");
  }

  @Test
  void shouldPreferFlagsToTheEnvironment() {
    // given
    var environment = Map.of("KUBECONFIG", "/b");

    // when
    var sources = sources(environment).of(List.of("/a"), List.of());

    // then
    assertThat(sources).containsExactly(new Kubeconfig(Path.of("/a"), null));
  }

  @Test
  void shouldRefuseToGuessAmongSeveralFilesOfTheEnvironment() {
    // given
    var environment = Map.of("KUBECONFIG", "/a" + File.pathSeparator + "/b");

    // when
    var choosing = assertThatThrownBy(() -> sources(environment).of(List.of(), List.of()));

    // then
    choosing
        .isInstanceOf(WorkerStartException.class)
        .hasMessage(
            "KUBECONFIG names several files; name each cluster with --kubeconfig FILE[:context]");
  }

  @Test
  void shouldServeTheClusterThatItRunsIn() throws IOException {
    // given
    Files.createFile(folder.resolve("token"));
    Files.createFile(folder.resolve("ca.crt"));
    var environment = Map.of("KUBERNETES_SERVICE_HOST", "10.0.0.1");

    // when
    var sources = sources(environment).of(List.of(), List.of());

    // then
    assertThat(sources).containsExactly(new InCluster());
  }

  @Test
  void shouldServeNoClusterOtherwise() {
    // given
    var environment = Map.of("KUBERNETES_SERVICE_HOST", "10.0.0.1");

    // when
    var sources = sources(environment).of(List.of(), List.of());

    // then
    assertThat(sources).isEmpty();
  }

  private ClusterSources sources(Map<String, String> environment) {
    return new ClusterSources(environment, folder);
  }
}
