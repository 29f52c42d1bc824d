package dev.hawser.faults.load;

import java.lang.management.ManagementFactory;
import java.util.regex.Pattern;

/**
 * What a worker's process holds.
 *
 * @param heap bytes that are used after a garbage collection
 * @param threads platform threads
 */
record ProcessFigures(long heap, int threads) {
  private static final Pattern TEXT = Pattern.compile("heap (\\d+) threads (\\d+)");
  private static final double MIB = 1 << 20;

  /** Those of this process; collects garbage first. */
  @SuppressWarnings("SystemGc") // the figure is of no use without
  static ProcessFigures measure() {
    System.gc();
    return new ProcessFigures(
        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
        ManagementFactory.getThreadMXBean().getThreadCount());
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws IllegalArgumentException when it is something else
   */
  static ProcessFigures parse(String text) {
    var match = TEXT.matcher(text);
    if (!match.matches()) throw new IllegalArgumentException("not figures: " + text);
    return new ProcessFigures(Long.parseLong(match.group(1)), Integer.parseInt(match.group(2)));
  }

  String text() {
    return "heap " + heap + " threads " + threads;
  }

  double heapMib() {
    return heap / MIB;
  }
}
