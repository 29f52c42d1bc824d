package dev.hawser.liqo.desired;

/**
 * Why an object stays that a worker with more permissions would remove: clauses that follow its
 * name.
 */
public final class KeptReason {
  public static final String MAY_NOT_READ = "which the worker may not read";
  public static final String MAY_NOT_DELETE = "which the worker may not delete";

  private KeptReason() {}

  /** What decides whether it may go, such as its {@code gateway}. */
  public static String mayNotRead(String decisive) {
    return "whose " + decisive + " the worker may not read";
  }

  /** It may {@code hold} or {@code show} objects that decide whether it may go. */
  public static String mayHaveUnreadable(String verb) {
    return "which may " + verb + " objects that the worker may not read";
  }
}
