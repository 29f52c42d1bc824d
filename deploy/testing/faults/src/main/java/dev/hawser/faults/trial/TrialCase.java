package dev.hawser.faults.trial;

/** One fault at one point of one run; equal cases are the same case. */
public interface TrialCase {
  /** The name by which {@code --case} selects it. */
  String name();

  /** The run that gets the fault. */
  RunKind run();

  /** The row of the totals in which it is counted. */
  String category();
}
