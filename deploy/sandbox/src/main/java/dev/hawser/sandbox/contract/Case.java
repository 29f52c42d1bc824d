package dev.hawser.sandbox.contract;

/**
 * One thing that must hold.
 *
 * @param name a sentence
 * @param body throws an {@link AssertionError} that says what does not hold
 */
record Case(String name, Body body) {
  /** What is done and looked at. */
  interface Body {
    void run(Arena arena) throws Exception;
  }
}
