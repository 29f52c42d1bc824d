package dev.hawser.simulator.authenticationcontroller;

/** No certificate this time; the sentence goes into an Event. */
final class CertificateIssueException extends RuntimeException {
  CertificateIssueException(String message) {
    super(message);
  }
}
