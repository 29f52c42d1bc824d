package dev.hawser.liqo.pki;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * The part of a certificate that Hawser checks.
 *
 * @param key fingerprint of the key it certifies
 */
public record Certificate(String key, Instant notAfter) {

  /**
   * Reads a certificate from one of Liqo's objects.
   *
   * @param encoded base64 of PEM
   * @return empty if it is not a certificate
   */
  public static Optional<Certificate> read(String encoded) {
    try {
      String pem = new String(Base64.getDecoder().decode(encoded), StandardCharsets.ISO_8859_1);
      byte[] der = Pem.decode("CERTIFICATE", pem);
      var certificate =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(der));
      return Optional.of(
          new Certificate(
              ClusterKey.fingerprint(certificate.getPublicKey().getEncoded()),
              certificate.getNotAfter().toInstant()));
    } catch (CertificateException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
