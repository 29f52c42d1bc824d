package dev.hawser.peering;

/** An update that makes no sense at the moment. Its message is for the one who sent it. */
public final class RefusedUpdateException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  public RefusedUpdateException(String message) {
    super(message);
  }
}
