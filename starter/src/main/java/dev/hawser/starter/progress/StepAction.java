package dev.hawser.starter.progress;

import dev.hawser.peering.Step;

/**
 * What an activity is to a run.
 *
 * @param words the step's, whatever is done about it
 */
public record StepAction(String words, Kind kind) {
  /** What is done about a step. */
  public enum Kind {
    /** It is done. */
    STEP,
    /** It is a removal, and done. */
    REMOVAL,
    /** It is undone. */
    UNDO,
    /** Nothing is done; something is looked up for what follows. */
    LOOK,
    /** Nothing is done; a worker is notified, which nobody waits for. */
    NOTICE
  }

  static StepAction of(Step step, Kind kind) {
    return new StepAction(step.words(), kind);
  }

  public boolean isUndo() {
    return kind == Kind.UNDO;
  }

  /** Whether the run does not give it up. */
  boolean isRemoval() {
    return kind == Kind.REMOVAL || kind == Kind.UNDO;
  }

  /** The words, marked as those of an undo if it is one. */
  public String title() {
    return isUndo() ? "undo: " + words : words;
  }
}
