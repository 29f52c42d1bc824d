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

  private static final String NODE =
      """
      apiVersion: v1
      kind: Node
      metadata: {name: %s, labels: %s}
      spec: {unschedulable: %s}
      """;

  @TempDir private Path folder;

  @BeforeEach
  void prepare() throws IOException {
    assumeTrue(isInstalled(), "no kubectl");
    Files.writeString(folder.resolve("config"), server.adminKubeconfig());
  }

  @Test
  void shouldServeObjects() throws Exception {
    // when
    String created = apply(MAP.formatted("a"));
    String unchanged = apply(MAP.formatted("a"));
    String configured = apply(MAP.formatted("b"));
    String value = kubectl("get", "cm", "one", "-o", "jsonpath={.data.key}");
    String selected = kubectl("get", "cm", "-l", "tier=web");
    String labeled = kubectl("label", "cm", "one", "tier=db", "--overwrite");
    String patched = kubectl("patch", "cm", "one", "-p", "{\"data\":{\"x\":\"y\"}}");
    String deleted = kubectl("delete", "cm", "one");
    String afterDeletion = kubectl("get", "cm", "one");

    // then
    assertThat(created).contains("configmap/one created");
    assertThat(unchanged).contains("configmap/one unchanged");
    assertThat(configured).contains("configmap/one configured");
    assertThat(value).isEqualTo("b");
    assertThat(selected).contains("NAME").contains("one");
    assertThat(labeled).contains("labeled");
    assertThat(patched).contains("patched");
    assertThat(deleted).contains("configmap \"one\" deleted");
    assertThat(afterDeletion).contains("configmaps \"one\" not found");
  }

  @Test
  void shouldServeDefinitionsAndTheirObjects() throws Exception {
    // when
    String defined = apply(WidgetDefinition.YAML);
    String established = kubectl("wait", "--for=condition=Established", "crd/widgets.example.dev");
    String created = apply(WIDGET.formatted("red"));
    String configured = apply(WIDGET.formatted("blue"));
    String refused = apply(WIDGET.formatted("green"));
    String table = kubectl("get", "wd");
    String row = kubectl("get", "wd", "w");
    String blue = kubectl("wait", "--for=jsonpath={.spec.colour}=blue", "wd/w");
    String deleted = kubectl("delete", "wd", "w", "--wait");
    String gone = kubectl("wait", "--for=delete", "wd/w", "--timeout=5s");

    // then
    assertThat(defined).contains("created");
    assertThat(established).contains("condition met");
    assertThat(created).contains("widget.example.dev/w created");
    assertThat(configured).contains("widget.example.dev/w configured");
    assertThat(refused).contains("Unsupported value: \"green\"");
    assertThat(table.lines().toList().getFirst().split("\\s+"))
        .containsExactly("NAME", "COLOUR", "READY", "AGE");
    assertThat(row).containsPattern("w +blue +\\d+s");
    assertThat(blue).contains("condition met");
    assertThat(deleted).contains("deleted");
    assertThat(gone).doesNotContain("timed out");
  }

  @Test
  void shouldEndAWaitOnceTheStatusHasTheCondition() throws Exception {
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
  void shouldShowNodesInColumnsLikeKubernetes() throws Exception {
    // given
    apply(NODE.formatted("plain", "{}", "false"));
    apply(NODE.formatted("old", "{kubernetes.io/role: agent}", "true"));
    apply(
        NODE.formatted(
            "both", "{node-role.kubernetes.io/worker: '', kubernetes.io/role: a}", "false"));
    String ready =
        "{\"status\":{\"nodeInfo\":{\"kubeletVersion\":\"v1.35.4\"},"
            + "\"conditions\":[{\"type\":\"Ready\",\"status\":\"True\"}]}}";
    kubectl("patch", "node", "old", "--subresource=status", "--type=merge", "-p", ready);

    // when
    String nodes = kubectl("get", "nodes");

    // then
    assertThat(nodes.lines().map(line -> line.strip().replaceAll("[0-9]+s", "Ns")))
        .containsExactly(
            "NAME    STATUS                     ROLES      AGE   VERSION",
            "both    Unknown                    a,worker   Ns",
            "old     Ready,SchedulingDisabled   agent      Ns    v1.35.4",
            "plain   Unknown                    <none>     Ns");
  }

  @Test
  void shouldServeNamespaces() throws Exception {
    // when
    String created = apply("apiVersion: v1\nkind: Namespace\nmetadata: {name: team}");
    String namespaces = kubectl("get", "ns");
    String everything = kubectl("get", "all", "-n", "default");
    String deleted = kubectl("delete", "ns", "team", "--wait");

    // then
    assertThat(created).contains("created");
    assertThat(namespaces).contains("team", "Active");
    assertThat(everything).contains("service/kubernetes");
    assertThat(deleted).contains("deleted");
  }

  @Test
  void shouldReportVersionAndResources() throws Exception {
    // when
    String version = kubectl("version");
    String resources = kubectl("api-resources");

    // then
    assertThat(version).contains("v1.35.4");
    assertThat(resources).contains("configmaps", "leases");
  }

  @Test
  void shouldRefuseBinaryRequests() throws Exception {
    // when
    String refused = kubectl("create", "ns", "binary");

    // then
    assertThat(refused).contains("UnsupportedMediaType");
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
