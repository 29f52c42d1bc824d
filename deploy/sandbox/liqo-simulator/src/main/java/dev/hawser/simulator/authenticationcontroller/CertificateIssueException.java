package dev.hawser.simulator.authenticationcontroller;

/** No certificate could be issued; the message goes into an Event. */
final class CertificateIssueException extends RuntimeException {
  CertificateIssueException(String message) {
    super(message);
  }
}
