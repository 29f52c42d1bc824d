package dev.hawser.peering;

/** An answer that crossed between workers and is not what its type promises. */
public final class UnreadableAnswerException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message names the field, never its content
   */
  public UnreadableAnswerException(String message) {
    super(message);
  }
}
