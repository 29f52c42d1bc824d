package dev.hawser.activity;

/** What runs and the workers of clusters agree on: the activities, and what they exchange. */
public final class ActivityContract {
  /**
   * Grows with every change after which an older worker would misunderstand a run, or a run an
   * older worker. A run refuses a worker of another version before its first write.
   */
  public static final int VERSION = 1;

  private ActivityContract() {}
}
