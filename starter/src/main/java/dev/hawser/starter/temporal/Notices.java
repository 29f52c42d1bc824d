package dev.hawser.starter.temporal;

/** What users hear of a connection besides its answers, each in a sentence. */
@FunctionalInterface
public interface Notices {
  /** Something is not as it should be. */
  void warn(String sentence);

  /** Something takes long. */
  default void waiting(String sentence) {
    warn(sentence);
  }
}
