package dev.hawser.apiserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people do by hand. */
class KubectlIT extends ApiServerExtension {
  private static final String MAP =
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: one, labels: {tier: web}}
      data: {key: %s}
      """;
  private static final String WIDGET =
      """
      apiVersion: example.dev/v1
      kind: Widget
      metadata: {name: w}
      spec: {id: a, colour: %s}
      """;

  @TempDir private Path folder;

  @BeforeEach
  void prepare() throws IOException {
    assumeTrue(isInstalled(), "no kubectl");
    Files.writeString(folder.resolve("config"), server.adminKubeconfig());
  }

  @Test
  void shouldServeObjects() throws Exception {
    assertThat(apply(MAP.formatted("a"))).contains("configmap/one created");
    assertThat(apply(MAP.formatted("a"))).contains("configmap/one unchanged");
    assertThat(apply(MAP.formatted("b"))).contains("configmap/one configured");
    assertThat(kubectl("get", "cm", "one", "-o", "jsonpath={.data.key}")).isEqualTo("b");
    assertThat(kubectl("get", "cm", "-l", "tier=web")).contains("NAME").contains("one");
    assertThat(kubectl("label", "cm", "one", "tier=db", "--overwrite")).contains("labeled");
    assertThat(kubectl("patch", "cm", "one", "-p", "{\"data\":{\"x\":\"y\"}}")).contains("patched");
    assertThat(kubectl("delete", "cm", "one")).contains("configmap \"one\" deleted");
    assertThat(kubectl("get", "cm", "one")).contains("configmaps \"one\" not found");
  }

  @Test
  void shouldServeDefinitionsAndTheirObjects() throws Exception {
    assertThat(apply(WidgetDefinition.YAML)).contains("created");
    assertThat(kubectl("wait", "--for=condition=Established", "crd/widgets.example.dev"))
        .contains("condition met");
    assertThat(apply(WIDGET.formatted("red"))).contains("widget.example.dev/w created");
    assertThat(apply(WIDGET.formatted("blue"))).contains("widget.example.dev/w configured");
    assertThat(apply(WIDGET.formatted("green"))).contains("Unsupported value: \"green\"");
    assertThat(kubectl("get", "wd").lines().toList().getFirst().split("\\s+"))
        .containsExactly("NAME", "COLOUR", "READY", "AGE");
    assertThat(kubectl("get", "wd", "w")).containsPattern("w +blue +\\d+s");
    assertThat(kubectl("wait", "--for=jsonpath={.spec.colour}=blue", "wd/w"))
        .contains("condition met");
    assertThat(kubectl("delete", "wd", "w", "--wait")).contains("deleted");
    assertThat(kubectl("wait", "--for=delete", "wd/w", "--timeout=5s")).doesNotContain("timed out");
  }

  @Test
  void shouldWaitForStatus() throws Exception {
    // given
    apply(WidgetDefinition.YAML);
    apply(WIDGET.formatted("red"));
    Process waiting = start("wait", "--for=condition=Ready", "wd/w", "--timeout=20s");

    // when
    String patch = "{\"status\":{\"conditions\":[{\"type\":\"Ready\",\"status\":\"True\"}]}}";
    kubectl("patch", "wd", "w", "--subresource=status", "--type=merge", "-p", patch);

    // then
    assertThat(outputOf(waiting)).contains("condition met");
  }

  @Test
  void shouldServeNamespacesAndVersions() throws Exception {
    assertThat(apply("apiVersion: v1\nkind: Namespace\nmetadata: {name: team}"))
        .contains("created");
    assertThat(kubectl("get", "ns")).contains("team", "Active");
    assertThat(kubectl("get", "all", "-n", "default")).contains("service/kubernetes");
    assertThat(kubectl("delete", "ns", "team", "--wait")).contains("deleted");
    assertThat(kubectl("version")).contains("v1.35.4");
    assertThat(kubectl("api-resources")).contains("configmaps", "leases");
    assertThat(kubectl("create", "ns", "binary")).contains("UnsupportedMediaType");
  }

  private String apply(String yaml) throws Exception {
    Path file = Files.writeString(folder.resolve("object.yaml"), yaml);
    return kubectl("apply", "-f", file.toString());
  }

  private String kubectl(String... arguments) throws Exception {
    return outputOf(start(arguments));
  }

  private Process start(String... arguments) throws IOException {
    var options =
        Stream.of(
            "kubectl",
            "--kubeconfig",
            folder.resolve("config").toString(),
            "-n",
            "default",
            "--cache-dir",
            folder.resolve("cache").toString());
    List<String> command = Stream.concat(options, Arrays.stream(arguments)).toList();
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private static String outputOf(Process process) throws Exception {
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return output;
  }

  private static boolean isInstalled() {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "kubectl")));
  }
}
