package dev.hawser.faults.kill;

/** When the kill comes, relative to one activity. */
enum KillPoint {
  /** The worker does not have the task yet: what is killed is dead when the activity begins. */
  BEFORE("before", "begins"),
  /** The worker has the task, and acts or is about to. */
  DURING("while", "runs"),
  /** The worker has acted, and its report is lost on the way. */
  UNREPORTED("when", "has acted unreported"),
  /** The server has the report. */
  REPORTED("right after", "was reported");

  private final String before;
  private final String after;

  KillPoint(String before, String after) {
    this.before = before;
    this.after = after;
  }

  /** Such as {@code while ClaimPair on rome runs}. */
  String of(RunActivity activity) {
    return before + " " + activity + " " + after;
  }
}
