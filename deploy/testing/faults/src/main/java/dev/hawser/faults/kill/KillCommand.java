package dev.hawser.faults.kill;

import dev.hawser.faults.process.Installation;
import dev.hawser.faults.process.InstallationOptions;
import dev.hawser.faults.trial.CaseSelection;
import dev.hawser.faults.trial.Durations;
import dev.hawser.faults.trial.Totals;
import dev.hawser.faults.trial.TrialReport;
import dev.hawser.faults.trial.Verdict;
import dev.hawser.harness.PeeringEnvironment;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code faults kill}. */
@Command(
    name = "kill",
    mixinStandardHelpOptions = true,
    description =
        "Kills processes with SIGKILL in the middle of Peer and Unpeer: the worker at each"
            + " activity, and at a few of them both workers, the command, Temporal and, with"
            + " --lab, a cluster's servers. Each run must end by itself and leave nothing. No other"
            + " worker may serve the two clusters, and they must not be peered with one another.")
public final class KillCommand implements Callable<Integer> {
  @Mixin private InstallationOptions options = new InstallationOptions();
  @Mixin private CaseSelection selection = new CaseSelection();

  @Option(
      names = "--minutes",
      paramLabel = "N",
      description = "start no case after N minutes; default: 120")
  private int minutes = 120;

  @Option(names = "--list", description = "print the names of the cases and end")
  private boolean list;

  private final Totals totals = new Totals("killed");
  private final TrialReport report = new TrialReport(System.out, this::replay);

  @Override
  public Integer call() throws Exception {
    return options.open(this::run);
  }

  private int run(Installation installation, PeeringEnvironment pair) throws InterruptedException {
    try (var run = new KillRun(installation, pair, selection.seed())) {
      var matrix = run.matrix();
      var cases = select(matrix);
      System.out.printf(
          "seed %d; an undisturbed Peer has %d activities, an Unpeer %d; %d cases%n",
          selection.seed(), matrix.peer().size(), matrix.unpeer().size(), cases.size());
      if (list) {
        cases.forEach(each -> System.out.println(each.name()));
        return 0;
      }
      try {
        run(run, cases);
      } finally {
        conclude(cases.size(), Durations.of(run.workerStarts()));
      }
    }
    return totals.failed().isEmpty() ? 0 : 1;
  }

  /** In the order of the matrix, and those of one worker layout together. */
  private List<KillCase> select(KillMatrix matrix) {
    var selected = selection.from(matrix.cases());
    return matrix.cases().stream()
        .filter(selected::contains)
        .sorted(Comparator.comparing(each -> each.target().layout()))
        .toList();
  }

  private void run(KillRun run, List<KillCase> cases) throws InterruptedException {
    var end = Instant.now().plus(Duration.ofMinutes(minutes));
    for (var each : cases) {
      if (Instant.now().isAfter(end)) return;
      var verdict = run.run(each);
      totals.add(verdict);
      report.print(verdict);
    }
  }

  private void conclude(int selected, Durations workerStarts) {
    System.out.print(totals.table());
    if (!workerStarts.isEmpty()) {
      System.out.println("the start of a worker process, which is part of these: " + workerStarts);
    }
    int skipped = selected - totals.cases();
    if (skipped > 0) System.out.printf("the time was up before %d more cases%n", skipped);
    int failed = totals.failed().size();
    System.out.printf("kill: %d passed, %d failed%n", totals.cases() - failed, failed);
  }

  private String replay(Verdict verdict) {
    return "deploy/faults kill "
        + options.text()
        + " --seed "
        + selection.seed()
        + " --case '"
        + verdict.name()
        + "'";
  }
}
