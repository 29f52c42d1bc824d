package dev.hawser.apiserver.certificate;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;

/** A PKCS#10 request whose own signature is good. */
public final class SigningRequest {
  private final PKCS10CertificationRequest request;

  private SigningRequest(PKCS10CertificationRequest request) {
    this.request = request;
  }

  /**
   * Reads a request.
   *
   * @throws IllegalArgumentException with a sentence, when it is not one
   */
  public static SigningRequest parse(String pem) {
    try {
      var request = new PKCS10CertificationRequest(PemText.read("CERTIFICATE REQUEST", pem));
      var verifier =
          new JcaContentVerifierProviderBuilder().build(request.getSubjectPublicKeyInfo());
      if (request.isSignatureValid(verifier)) return new SigningRequest(request);
    } catch (IOException | OperatorCreationException | PKCSException malformed) {
      throw new IllegalArgumentException("malformed certificate request", malformed);
    }
    throw new IllegalArgumentException("the signature of the certificate request is not valid");
  }

  /** A certificate for the request's name and key, as PEM. */
  public String signedBy(CertificateAuthority authority, Instant now, Duration lifetime) {
    return CertificateAuthority.pem(
        authority.issueForClient(
            request.getSubject(), request.getSubjectPublicKeyInfo(), now, lifetime));
  }
}
