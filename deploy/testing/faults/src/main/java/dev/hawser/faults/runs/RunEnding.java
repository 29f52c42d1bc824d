package dev.hawser.faults.runs;

/** How a run that was struck ended. */
public enum RunEnding {
  COMPLETED,
  /** It failed, and is expected to have left everything as it was. */
  ROLLED_BACK,
  /** It did not end in time. */
  LOST
}
