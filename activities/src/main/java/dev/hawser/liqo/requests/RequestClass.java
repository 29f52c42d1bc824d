package dev.hawser.liqo.requests;

/** What a request is for. When requests have to wait, those of an earlier class go first. */
public enum RequestClass {
  /** Part of a rollback. */
  UNDO,
  /** An inspection that somebody asked for. */
  LOOK,
  /** Part of a step. */
  STEP,
  /** Part of the inspection with which a run begins: what has begun goes on before. */
  START,
  /** Another look of a wait that has lasted a while, or the search for its reason. */
  WAIT
}
