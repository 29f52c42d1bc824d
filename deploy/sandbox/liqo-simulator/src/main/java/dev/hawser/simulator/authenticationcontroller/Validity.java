package dev.hawser.simulator.authenticationcontroller;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;

/** The validity of a certificate, which Liqo renews after two thirds of it. */
record Validity(Instant from, Instant until) {
  static Validity of(byte[] pem) {
    try {
      var certificate =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(pem));
      return new Validity(
          certificate.getNotBefore().toInstant(), certificate.getNotAfter().toInstant());
    } catch (CertificateException e) {
      throw new IllegalArgumentException("not a certificate", e);
    }
  }

  boolean isDue(Instant now) {
    return !now.isBefore(due());
  }

  /** When to check again: a tenth later than due, so that one check is enough. */
  Duration untilNextCheck(Instant now) {
    var left = Duration.between(now, due());
    return left.isNegative() ? Duration.ofSeconds(1) : left.multipliedBy(11).dividedBy(10);
  }

  private Instant due() {
    return from.plus(Duration.between(from, until).multipliedBy(2).dividedBy(3));
  }
}
