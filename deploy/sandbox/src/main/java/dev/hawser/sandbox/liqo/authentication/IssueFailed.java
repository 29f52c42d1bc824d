package dev.hawser.sandbox.liqo.authentication;

/** No certificate this time; the sentence goes into an Event. */
final class IssueFailed extends RuntimeException {
  IssueFailed(String message) {
    super(message);
  }
}
