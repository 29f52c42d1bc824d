package dev.hawser.activity;

/** The workflow ID of every run that writes to a pair: there is only one such run at a time. */
public final class PairWorkflowId {
  private static final String PREFIX = "peering/";

  private PairWorkflowId() {}

  /** Of these two clusters, in either direction: the alphabetically first one comes first. */
  public static String of(ClusterId one, ClusterId other) {
    return PREFIX + unordered(one, other);
  }

  /** The two clusters alone. */
  public static String unordered(ClusterId one, ClusterId other) {
    return one.compareTo(other) < 0 ? one + "~" + other : other + "~" + one;
  }

  /** Whether it is that of some pair. */
  public static boolean claims(String workflowId) {
    return workflowId.startsWith(PREFIX);
  }
}
