package dev.hawser.starter.progress;

import dev.hawser.starter.terminal.Style;

/** How far a step of a run is on one cluster, as people read it. */
public enum StepState {
  RUNNING("running", "•", Style.PLAIN, true),
  DONE("done", "✓", Style.GOOD, false),
  /** Done, but the provider has not granted what was asked for. */
  DENIED("denied", "!", Style.WARNING, true),
  FAILED("failed", "✗", Style.BAD, true),
  /** Ended because another step failed, or the run was stopped. */
  STOPPED("stopped", "-", Style.FAINT, false),
  UNDOING("undoing", "•", Style.PLAIN, true),
  UNDONE("undone", "↶", Style.FAINT, false),
  /** It was there before the run, and stays. */
  LEFT("left as it was", "=", Style.FAINT, false),
  /** It failed or was stopped before there was anything to undo. */
  NOTHING("nothing to undo", "=", Style.FAINT, false),
  /** It is removed again and again until it is gone. */
  STUCK("stuck", "!", Style.BAD, true),
  SKIPPED("skipped", "-", Style.WARNING, false);

  private final String words;
  private final String mark;
  private final Style style;
  private final boolean open;

  StepState(String words, String mark, Style style, boolean open) {
    this.words = words;
    this.mark = mark;
    this.style = style;
    this.open = open;
  }

  public String words() {
    return words;
  }

  /** One character before the step. */
  String mark() {
    return mark;
  }

  Style style() {
    return style;
  }

  /** Whether people want to see it, however many other steps there are. */
  boolean isOpen() {
    return open;
  }

  /** Whether something is being done about it now. */
  boolean isInProgress() {
    return this == RUNNING || this == UNDOING || this == STUCK;
  }
}
