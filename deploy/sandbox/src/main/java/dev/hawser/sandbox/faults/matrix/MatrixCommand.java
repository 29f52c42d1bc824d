package dev.hawser.sandbox.faults.matrix;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Plays the matrix, or a part of it, in this process. */
@Command(
    name = "matrix",
    mixinStandardHelpOptions = true,
    description =
        "Strikes the requests of a Peer and of an Unpeer with every fault there is, one at a time,"
            + " on simulated clusters in this process. Each peering must be finished or undone"
            + " exactly. Exit code 1 when one is not.")
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
      description = "draws the same sample again; default: another one each time, printed")
  private @Nullable Long seed;

  @Option(
      names = "--case",
      paramLabel = "TEXT",
      description = "only cells whose name contains this, such as \"peer provider create tenants\"")
  private String only = "";

  @Option(
      names = "--berths",
      paramLabel = "N",
      defaultValue = "6",
      description = "pairs of clusters at the same time; default: ${DEFAULT-VALUE}")
  private int berths = 6;

  @Override
  public Integer call() throws IOException {
    long drawnWith = seed == null ? System.nanoTime() : seed;
    if (sample != null) System.out.println("matrix: --sample " + sample + " --seed " + drawnWith);
    var folder = Files.createTempDirectory("hawser-faults");
    var totals = new Fleet(folder, berths).play(cells -> chosen(cells, drawnWith), this::tell);
    System.out.print(totals.table());
    int failed = totals.failed().size();
    System.out.println("matrix: " + failed + " failed");
    return failed == 0 ? 0 : 1;
  }

  private List<Cell> chosen(List<Cell> cells, long drawnWith) {
    var chosen = new ArrayList<>(cells.stream().filter(this::isAskedFor).toList());
    if (sample == null) return chosen;
    Collections.shuffle(chosen, new Random(drawnWith));
    return chosen.subList(0, Math.min(sample, chosen.size()));
  }

  private boolean isAskedFor(Cell cell) {
    return cell.name().contains(only);
  }

  private void tell(Verdict verdict) {
    int played = this.played.incrementAndGet();
    if (played % MANY == 0) System.out.println("matrix: " + played + " cells so far");
    if (verdict.holds()) return;
    System.out.printf(
        "FAIL %s%n     %s %s %s%n     again: deploy/faults matrix --case '%s'%n",
        verdict.cell().name(),
        verdict.ending(),
        verdict.problem(),
        verdict.leftOver(),
        verdict.cell().name());
  }
}
