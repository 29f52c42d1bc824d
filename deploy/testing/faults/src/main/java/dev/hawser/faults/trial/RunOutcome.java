package dev.hawser.faults.trial;

/** How a run ended. */
public sealed interface RunOutcome {
  /** The column of the totals in which it is counted. */
  String label();

  /** Why it did not complete; empty when it did. */
  String reason();

  /** It did what was requested. */
  record Completed() implements RunOutcome {
    @Override
    public String label() {
      return "completed";
    }

    @Override
    public String reason() {
      return "";
    }
  }

  /**
   * It failed, and is expected to have left everything as it was.
   *
   * @param type of the application failure, or else of the event that closed the run
   */
  record Failed(String type, String message) implements RunOutcome {
    @Override
    public String label() {
      return "rolled back";
    }

    @Override
    public String reason() {
      return type + ": " + message;
    }
  }

  /** It did not end in time, and was terminated. */
  record Lost(String reason) implements RunOutcome {
    @Override
    public String label() {
      return "lost";
    }
  }
}
