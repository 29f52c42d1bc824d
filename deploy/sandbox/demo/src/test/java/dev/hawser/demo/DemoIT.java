package dev.hawser.demo;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees of the demo, and what is left of it. */
@Timeout(180)
class DemoIT {
  private static final int TERMINATED = 143;
  private static final String STOPPED =
      "Stopped: the clusters, their peering and their files are gone.";
  private static final String STAYS = "Everything stays until Ctrl-C. In another terminal:";

  @TempDir private Path folder;

  @Test
  void shouldShowAPeeringAndNoNoise() throws Exception {
    try (var demo = DemoProcess.start(folder, "--once")) {
      // when
      var printed = demo.awaitEnd();

      // then
      assertThat(demo.exitCode()).as("%s", printed).isZero();
      var lines = printed.stream().map(DemoIT::withoutValues).toList();
      int peer = lines.indexOf("$ hawser peer rome milan");
      int kubectl = lines.indexOf("$ kubectl --kubeconfig FOLDER/rome.kubeconfig get nodes");
      assertThat(lines.subList(0, peer))
          .containsExactly(
              "Starting on this computer, until the demo ends:",
              "  cluster rome, with simulated Liqo",
              "  cluster milan, with simulated Liqo",
              "  a Temporal server",
              "  a worker that serves both clusters",
              "Ready after N s.",
              "",
              "Temporal: Temporal's in-memory test server at ADDRESS; it has no Web UI.",
              "For a real server with its Web UI, put the temporal program on the PATH",
              "(https://docs.temporal.io/cli) and start the demo again.",
              "");
      assertThat(lines.subList(kubectl, lines.size()))
          .containsExactly(
              "$ kubectl --kubeconfig FOLDER/rome.kubeconfig get nodes",
              "NAME        STATUS   ROLES    AGE   VERSION",
              "milan       Ready    agent    Ns v1.35.4",
              "rome-node   Ready    <none>   Ns ",
              "",
              "$ kubectl --kubeconfig FOLDER/rome.kubeconfig get foreignclusters",
              "NAME    ROLE       AGE",
              "milan   Provider   Ns",
              "",
              "$ kubectl --kubeconfig FOLDER/milan.kubeconfig get foreignclusters",
              "NAME   ROLE       AGE",
              "rome   Consumer   Ns",
              "",
              "Peered. On a terminal, or with --stay, the clusters stay to be looked at.");
      assertThat(lines.subList(peer, kubectl))
          .anyMatch(line -> line.startsWith("rome → milan peered"))
          .noneMatch(line -> line.matches(".*\\b(ERROR|WARN|Exception)\\b.*"));
      assertThat(folderOf(printed)).doesNotExist();
    }
  }

  @Test
  void shouldPrintWhatKubectlPrints() throws Exception {
    assumeTrue(isInstalled("kubectl"), "no kubectl");
    try (var demo = DemoProcess.start(folder, "--stay")) {
      // given
      demo.awaitLine(STAYS);
      var printed = demo.printed();

      // when
      var nodes = kubectl(printed, "rome", "nodes");
      var foreignClusters = kubectl(printed, "milan", "foreignclusters");

      // then
      assertThat(printed.stream().map(DemoIT::withoutValues).toList())
          .containsSubsequence(nodes)
          .containsSubsequence(foreignClusters);
    }
  }

  @Test
  void shouldEndWithOneSentenceAndLeaveNothing() throws Exception {
    try (var demo = DemoProcess.start(folder, "--stay", "--hawser", "/opt/a b/bin/hawser")) {
      // given
      demo.awaitLine("  hawser unpeer rome milan");
      var before = demo.printed();

      // when
      demo.interrupt();

      // then
      var printed = demo.awaitEnd();
      assertThat(demo.exitCode()).isEqualTo(TERMINATED);
      assertThat(printed.subList(before.size(), printed.size())).containsExactly("", "", STOPPED);
      assertThat(folderOf(printed)).doesNotExist();
      assertThat(before.stream().map(DemoIT::withoutValues).toList())
          .endsWith(
              STAYS,
              "",
              "  export PATH=\"/opt/a b/bin:$PATH\"",
              "  export TEMPORAL_ADDRESS=ADDRESS",
              "  export ROME=\"FOLDER/rome.kubeconfig\"",
              "  export MILAN=\"FOLDER/milan.kubeconfig\"",
              "",
              "  hawser status rome milan",
              "  kubectl --kubeconfig \"$ROME\" get nodes",
              "  hawser unpeer rome milan");
    }
  }

  @Test
  void shouldNotSayThatTheRunContinuesWhenItIsInterrupted() throws Exception {
    try (var demo = DemoProcess.start(folder, "--stay")) {
      // given
      demo.awaitLine("$ hawser peer rome milan");

      // when
      demo.interrupt();

      // then
      assertThat(demo.awaitEnd())
          .endsWith("", STOPPED)
          .noneMatch(line -> line.contains("Detached"));
      assertThat(demo.exitCode()).isEqualTo(TERMINATED);
    }
  }

  @Test
  void shouldStopTheTemporalServerThatItStarts() throws Exception {
    // given
    var temporal =
        Files.writeString(folder.resolve("temporal"), "#!/bin/sh\nexec /bin/sleep 600\n");
    assertThat(temporal.toFile().setExecutable(true)).isTrue();
    try (var demo = DemoProcess.start(folder, "--stay")) {
      demo.awaitLine("  a Temporal server");
      var server = demo.awaitChild();

      // when
      demo.interrupt();

      // then
      assertThat(demo.awaitEnd()).endsWith("", STOPPED);
      assertThat(server.onExit().get(10, TimeUnit.SECONDS).isAlive()).isFalse();
    }
  }

  private static String withoutValues(String line) {
    return line.replaceAll("/[^ \"]*/hawser-demo-[0-9]+", "FOLDER")
        .replaceAll("127\\.0\\.0\\.1:[0-9]+", "ADDRESS")
        .replaceAll("after [0-9.]+ s", "after N s")
        .replaceAll(" [0-9]+s +", " Ns ")
        .replaceAll(" [0-9]+s$", " Ns");
  }

  private static Path folderOf(List<String> printed) {
    return printed.stream()
        .filter(line -> line.endsWith("/rome.kubeconfig get nodes"))
        .map(line -> line.split(" ")[3])
        .map(kubeconfig -> Path.of(kubeconfig).getParent())
        .findFirst()
        .orElseThrow();
  }

  private List<String> kubectl(List<String> printed, String cluster, String resource)
      throws IOException, InterruptedException {
    var kubeconfig = folderOf(printed).resolve(cluster + ".kubeconfig").toString();
    var process =
        new ProcessBuilder(
                "kubectl",
                "--kubeconfig",
                kubeconfig,
                "--cache-dir",
                folder.resolve("cache").toString(),
                "get",
                resource)
            .redirectErrorStream(true)
            .start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output.lines().map(DemoIT::withoutValues).toList();
  }

  private static boolean isInstalled(String program) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .anyMatch(found -> Files.isExecutable(Path.of(found, program)));
  }
}
