package dev.hawser.faults.matrix;

import dev.hawser.faults.trial.CaseSelection;
import dev.hawser.faults.trial.Totals;
import dev.hawser.faults.trial.TrialReport;
import dev.hawser.faults.trial.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code faults matrix}. */
@Command(
    name = "matrix",
    mixinStandardHelpOptions = true,
    description =
        "Injects every possible fault into the requests of a Peer and of an Unpeer, on simulated"
            + " clusters in this process. Each run must complete or be rolled back exactly. Exit"
            + " code 1 when one is not.")
public final class MatrixCommand implements Callable<Integer> {
  private static final int PROGRESS_INTERVAL = 100;

  @Mixin private CaseSelection selection = new CaseSelection();

  @Option(
      names = "--faults-per-run",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "inject up to N transient faults at different requests into one run; faults after which"
              + " a run may fail never share one; default: ${DEFAULT-VALUE}")
  private int faultsPerRun = 1;

  @Option(
      names = "--pairs",
      paramLabel = "N",
      description = "pairs of clusters at the same time; default: two for each processor")
  private int pairs = 2 * Runtime.getRuntime().availableProcessors();

  private final Totals totals = new Totals("fault");
  private final TrialReport report = new TrialReport(System.out, MatrixCommand::replay);

  @Override
  public Integer call() throws IOException {
    System.out.println("matrix: --seed " + selection.seed());
    var folder = Files.createTempDirectory("hawser-faults");
    int matrix = new MatrixRun(folder, pairs).run(this::choose, this::add);
    System.out.print(totals.table());
    System.out.printf("%d runs; a matrix of %d cases%n", totals.runs(), matrix);
    int failed = totals.failed().size();
    System.out.println("matrix: " + failed + " failed");
    return failed == 0 ? 0 : 1;
  }

  private List<FaultBatch> choose(List<FaultCase> matrix) {
    return FaultBatch.of(selection.from(matrix), faultsPerRun);
  }

  private synchronized void add(Verdict verdict) {
    int before = totals.cases();
    totals.add(verdict);
    int now = totals.cases();
    if (now / PROGRESS_INTERVAL > before / PROGRESS_INTERVAL) {
      System.out.println("matrix: " + now + " cases so far");
    }
    if (!verdict.passes()) report.print(verdict);
  }

  private static String replay(Verdict verdict) {
    return "deploy/faults matrix --faults-per-run "
        + verdict.cases().size()
        + verdict.cases().stream()
            .map(each -> " --case '" + each.name() + "'")
            .collect(Collectors.joining());
  }
}
