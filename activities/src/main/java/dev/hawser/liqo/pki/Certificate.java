package dev.hawser.liqo.pki;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.jspecify.annotations.Nullable;

/**
 * The part of a certificate that Hawser checks.
 *
 * @param key fingerprint of the key it certifies
 * @param identity the cluster whose control-plane identity it is; null if it is none
 */
public record Certificate(
    String key, Instant notBefore, Instant notAfter, @Nullable String identity) {
  /**
   * Clocks of two clusters differ; Kubernetes' signer starts five minutes early for that reason.
   */
  private static final Duration SKEW = Duration.ofMinutes(5);

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
      var certificate = parse(der);
      return Optional.of(
          new Certificate(
              ClusterKey.fingerprint(certificate.getPublicKey().getEncoded()),
              certificate.getNotBefore().toInstant(),
              certificate.getNotAfter().toInstant(),
              identity(certificate)));
    } catch (CertificateException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether these are certificates: base64 of PEM, with any text around them. */
  public static boolean areReadable(String encoded) {
    try {
      String pem = new String(Base64.getDecoder().decode(encoded), StandardCharsets.ISO_8859_1);
      var blocks = Pem.decodeAll("CERTIFICATE", pem);
      for (byte[] der : blocks) parse(der);
      return !blocks.isEmpty();
    } catch (CertificateException | IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * Requires that it is, now, the control-plane identity of that cluster for that key.
   *
   * @throws IllegalArgumentException with what is wrong and what is expected
   */
  public void require(String cluster, String ownKey, Instant now) {
    if (!key.equals(ownKey)) {
      throw new IllegalArgumentException("its certificate is not for this cluster's own key");
    }
    if (!cluster.equals(identity)) {
      throw new IllegalArgumentException(
          "the subject of its certificate is not exactly O="
              + SigningRequest.ORGANISATION
              + ", CN="
              + cluster);
    }
    if (notBefore.isAfter(now.plus(SKEW)) || !notAfter.isAfter(now)) {
      throw new IllegalArgumentException(
          "its certificate is valid from " + notBefore + " to " + notAfter + ", not now");
    }
  }

  private static X509Certificate parse(byte[] der) throws CertificateException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
  }

  private static @Nullable String identity(X509Certificate certificate) {
    var subject = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
    var names = subject.getRDNs(BCStyle.CN);
    if (names.length != 1) return null;
    String name = names[0].getFirst().getValue().toString();
    return Subject.isExactly(subject, SigningRequest.ORGANISATION, name) ? name : null;
  }
}
