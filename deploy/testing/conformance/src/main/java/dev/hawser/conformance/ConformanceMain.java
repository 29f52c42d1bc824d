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

/** Compares the embedded API server with a real one. */
@Command(
    name = "conformance",
    mixinStandardHelpOptions = true,
    description =
        "Sends the same requests to the sandbox's API server and to a real one, and prints where"
            + " the answers differ. It deletes what it creates on the real one.")
public final class ConformanceMain implements Callable<Integer> {
  private static final String KUBECTL = "kubectl";

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
          "Liqo's custom resource definitions, which the real cluster must have; without them, one"
              + " scenario is skipped")
  private @Nullable Path definitions;

  @Option(
      names = "--kubectl",
      paramLabel = "FILE",
      description = "a kubectl; its output on both servers is compared too")
  private @Nullable Path kubectl;

  @Option(
      names = "--record",
      paramLabel = "FILE",
      description = "write the real server's answers to this file")
  private @Nullable Path record;

  @Option(
      names = "--recorded",
      paramLabel = "FILE",
      description = "fail if the real server's answers differ from those recorded in this file")
  private @Nullable Path recorded;

  @Option(
      names = "--scenario",
      paramLabel = "TEXT",
      description =
          "only scenarios whose names contain this text; it is an error if there are none")
  private String only = "";

  public static void main(String[] args) {
    CommandMain.main("conformance", new ConformanceMain(), args);
  }

  @Override
  public Integer call() throws Exception {
    var scenarios = scenarios();
    if (definitions == null) {
      System.err.println("conformance: SKIPPED scenario " + Scenarios.LIQO + ": it needs --crds");
    }
    try (var cluster = EmbeddedCluster.start(Optional.ofNullable(definitions));
        var embedded = ComparedServer.of(cluster.kubeconfig());
        var real = ComparedServer.of(kubeconfig)) {
      return compare(scenarios, real, embedded, cluster.kubeconfig());
    }
  }

  private int compare(
      List<Scenario> scenarios,
      ComparedServer real,
      ComparedServer embedded,
      Path embeddedKubeconfig)
      throws Exception {
    var cleanup = new ScenarioCleanup(real.client());
    cleanup.remove();
    var report = new ConformanceReport(System.out);
    try {
      List<RecordedAnswer> answers = new ArrayList<>();
      for (Scenario scenario : scenarios) {
        List<RecordedAnswer> realAnswers = ScenarioRunner.of(scenario, real);
        answers.addAll(realAnswers);
        report.add(scenario.name(), realAnswers, ScenarioRunner.of(scenario, embedded));
      }
      if (record != null) AnswerRecording.write(record, answers);
      if (recorded != null) report.checkRecording(AnswerRecording.read(recorded), answers);
      if (kubectl != null && KUBECTL.contains(only)) {
        report.add(
            KUBECTL,
            new KubectlRunner(kubectl, kubeconfig).answers(),
            new KubectlRunner(kubectl, embeddedKubeconfig).answers());
      }
    } finally {
      cleanup.remove();
    }
    return report.finish();
  }

  private List<Scenario> scenarios() {
    var named =
        Scenarios.all(definitions != null).stream()
            .filter(scenario -> scenario.name().contains(only))
            .toList();
    if (named.isEmpty() && !KUBECTL.contains(only)) {
      throw new IllegalArgumentException("no scenario has a name that contains \"" + only + "\"");
    }
    return named;
  }
}
