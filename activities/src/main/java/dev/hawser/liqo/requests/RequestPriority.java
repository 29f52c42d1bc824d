package dev.hawser.liqo.requests;

/** What a request is for. When requests have to wait, those of an earlier one go first. */
public enum RequestPriority {
  /** Part of a rollback. */
  UNDO,
  /** An inspection that somebody asked for. */
  LOOK,
  /** Part of a step. */
  STEP,
  /** As {@link #WAIT}, in a rollback: what has begun goes on before anything new begins. */
  UNDO_WAIT,
  /** Part of the inspection with which a run begins: what has begun goes on before. */
  START,
  /** Another look of a wait that has lasted a while, or the search for its reason. */
  WAIT;

  /** That of another look, if a wait in a rollback or a step has lasted a while. */
  public RequestPriority ofLongWait() {
    return this == UNDO ? UNDO_WAIT : WAIT;
  }

  /** Whether it is part of a wait that has lasted a while. */
  public boolean isLongWait() {
    return this == UNDO_WAIT || this == WAIT;
  }
}
