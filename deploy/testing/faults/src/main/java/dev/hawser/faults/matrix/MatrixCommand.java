package dev.hawser.faults.matrix;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Plays the matrix, or a part of it, in this process. */
@Command(
    name = "matrix",
    mixinStandardHelpOptions = true,
    description =
        "Strikes the requests of a Peer and of an Unpeer with every fault there is, on simulated"
            + " clusters in this process. Each peering must be finished or undone exactly. Exit"
            + " code 1 when one is not.")
public final class MatrixCommand implements Callable<Integer> {
  private static final int MANY = 100;

  private final AtomicInteger played = new AtomicInteger();

  @Option(
      names = "--sample",
      paramLabel = "N",
      arity = "0..1",
      fallbackValue = "60",
      description = "only so many cells, drawn at random; without a number: ${FALLBACK-VALUE}")
  private @Nullable Integer sample;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description =
          "draws the same cells again, in the same order; default: another one each time, printed")
  private @Nullable Long seed;

  @Option(
      names = "--case",
      paramLabel = "TEXT",
      description =
          "only cells whose name contains this, such as \"peer provider create tenants\"; may be"
              + " repeated")
  private List<String> only = List.of();

  @Option(
      names = "--together",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "so many passing faults at different requests strike one run; those after which a run"
              + " may fail strike it alone; default: ${DEFAULT-VALUE}")
  private int together = 1;

  @Option(
      names = "--berths",
      paramLabel = "N",
      defaultValue = "6",
      description = "pairs of clusters at the same time; default: ${DEFAULT-VALUE}")
  private int berths = 6;

  @Override
  public Integer call() throws IOException {
    long drawnWith = seed == null ? System.nanoTime() % 1_000_000 : seed;
    System.out.println("matrix: --seed " + drawnWith);
    var folder = Files.createTempDirectory("hawser-faults");
    var totals =
        new ParallelRunner(folder, berths).play(cells -> chosen(cells, drawnWith), this::tell);
    System.out.print(totals.table());
    int failed = totals.failed().size();
    System.out.println("matrix: " + failed + " failed");
    return failed == 0 ? 0 : 1;
  }

  private List<FaultBatch> chosen(List<FaultCase> cells, long drawnWith) {
    var chosen = new ArrayList<>(cells.stream().filter(this::isAskedFor).toList());
    Collections.shuffle(chosen, new Random(drawnWith));
    int many = sample == null ? chosen.size() : Math.min(sample, chosen.size());
    return FaultBatch.of(chosen.subList(0, many), together);
  }

  private boolean isAskedFor(FaultCase cell) {
    return only.isEmpty() || only.stream().anyMatch(cell.name()::contains);
  }

  private void tell(MatrixVerdict verdict) {
    var cells = verdict.volley().cells();
    int played = this.played.addAndGet(cells.size());
    if (played / MANY > (played - cells.size()) / MANY) {
      System.out.println("matrix: " + played + " cells so far");
    }
    if (verdict.holds()) return;
    System.out.printf(
        "FAIL %s%n     %s %s %s%n     again: deploy/faults matrix --together %d%s%n",
        cells.stream().map(FaultCase::name).collect(Collectors.joining(", ")),
        verdict.ending(),
        verdict.problem(),
        verdict.leftOver(),
        cells.size(),
        cells.stream().map(cell -> " --case '" + cell.name() + "'").collect(Collectors.joining()));
  }
}
