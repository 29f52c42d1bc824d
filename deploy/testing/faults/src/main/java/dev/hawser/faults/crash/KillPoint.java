package dev.hawser.faults.crash;

/** When the kill comes, seen from one activity. */
enum KillPoint {
  /** The worker does not know of the task yet: what is killed is dead when it begins. */
  BEFORE("before", "begins"),
  /** The worker has been given the task, and acts or is about to. */
  DURING("while", "runs"),
  /** The worker has acted, and could not say so. */
  UNREPORTED("when", "has acted unreported"),
  /** The server has heard of it. */
  REPORTED("right after", "was reported");

  private final String before;
  private final String after;

  KillPoint(String before, String after) {
    this.before = before;
    this.after = after;
  }

  String words(RunActivity activity) {
    return before + " " + activity + " " + after;
  }
}
