package dev.hawser.conformance;

import dev.hawser.command.CommandMain;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Compares the embedded server with a real one. */
@Command(
    name = "likeness",
    mixinStandardHelpOptions = true,
    description =
        "Sends the same requests to the sandbox's API server and to a real one, and prints where"
            + " the answers differ. What it makes on the real one it takes away again.")
public final class ConformanceMain implements Callable<Integer> {
  @Option(
      names = "--kubeconfig",
      required = true,
      paramLabel = "FILE",
      description = "kubeconfig of an administrator of the real cluster")
  private Path kubeconfig = Path.of("");

  @Option(
      names = "--crds",
      paramLabel = "FOLDER",
      description =
          "Liqo's custom resource definitions, which the real cluster has; without it the scenario"
              + " that needs them is left out")
  private @Nullable Path definitions;

  @Option(
      names = "--kubectl",
      paramLabel = "FILE",
      description = "a kubectl, whose outcome on both servers is compared too")
  private @Nullable Path kubectl;

  @Option(
      names = "--record",
      paramLabel = "FILE",
      description = "write the real server's answers there")
  private @Nullable Path record;

  @Option(
      names = "--recorded",
      paramLabel = "FILE",
      description = "answers recorded earlier, which the real server must still give")
  private @Nullable Path recorded;

  @Option(
      names = "--scenario",
      paramLabel = "TEXT",
      description = "only scenarios whose name contains this text")
  private String only = "";

  public static void main(String[] args) {
    CommandMain.main("likeness", new ConformanceMain(), args);
  }

  @Override
  public Integer call() throws Exception {
    if (definitions == null) {
      System.err.println("likeness: SKIPPED without --crds: scenario " + Scenarios.LIQO);
    }
    try (var cluster = EmbeddedCluster.start(Optional.ofNullable(definitions));
        var embedded = ComparedServer.of(cluster.kubeconfig());
        var real = ComparedServer.of(kubeconfig)) {
      return compare(real, embedded, cluster.kubeconfig());
    }
  }

  private int compare(ComparedServer real, ComparedServer embedded, Path embeddedKubeconfig)
      throws Exception {
    var traces = new ScenarioCleanup(real.client());
    traces.remove();
    var report = new ConformanceReport(System.out);
    try {
      List<RecordedAnswer> answers = new ArrayList<>();
      for (Scenario scenario : scenarios()) {
        List<RecordedAnswer> truth = ScenarioRunner.of(scenario, real);
        answers.addAll(truth);
        report.add(scenario.name(), truth, ScenarioRunner.of(scenario, embedded));
      }
      if (record != null) AnswerRecording.write(record, answers);
      if (recorded != null) report.checkRecording(AnswerRecording.read(recorded), answers);
      if (kubectl != null && "kubectl".contains(only)) {
        report.add(
            "kubectl",
            new KubectlRunner(kubectl, kubeconfig).lines(),
            new KubectlRunner(kubectl, embeddedKubeconfig).lines());
      }
    } finally {
      traces.remove();
    }
    return report.finish();
  }

  private List<Scenario> scenarios() {
    return Scenarios.all(definitions != null).stream()
        .filter(scenario -> scenario.name().contains(only))
        .toList();
  }
}
