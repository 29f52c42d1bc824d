package dev.hawser.liqo.pki;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/**
 * The CSR of a consumer's control-plane identity, byte for byte as liqoctl creates it (with Go's
 * crypto/x509): the provider caches a certificate by the bytes of its CSR and refuses any other.
 */
public final class SigningRequest {
  static final String ORGANISATION = "liqo.io";
  private static final String END = "-----END CERTIFICATE REQUEST-----";

  private SigningRequest() {}

  /** A CSR for that consumer in PEM, signed with its key. */
  public static String controlPlane(String consumer, ClusterKey key) {
    return of(ORGANISATION, consumer, key);
  }

  /**
   * The key in a CSR for that consumer's control-plane identity, as one of Liqo's objects has it.
   *
   * @param encoded base64 of PEM
   * @return its fingerprint; empty if it is not a CSR, has another subject, or is followed by other
   *     text, so that Liqo does not accept it
   */
  public static Optional<String> keyOf(String encoded, String consumer) {
    try {
      String pem = new String(Base64.getDecoder().decode(encoded), StandardCharsets.ISO_8859_1);
      if (!pem.stripTrailing().endsWith(END) || pem.endsWith("\n\n")) return Optional.empty();
      var request = new PKCS10CertificationRequest(Pem.decode("CERTIFICATE REQUEST", pem));
      if (!isOf(request, consumer)) return Optional.empty();
      return Optional.of(ClusterKey.fingerprint(request.getSubjectPublicKeyInfo().getEncoded()));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * Requires a CSR for exactly that consumer's control-plane identity, with that key and signed by
   * it: the signer of the certificate copies the whole subject.
   *
   * @param pem of the CSR
   * @param publicPem of the key
   * @throws IllegalArgumentException with what is wrong and what is expected
   */
  public static void require(String pem, String consumer, String publicPem) {
    var request = parse(pem);
    if (!isOf(request, consumer)) {
      throw new IllegalArgumentException(
          "the subject of its CSR is not exactly O=" + ORGANISATION + ", CN=" + consumer);
    }
    if (request.getAttributes().length > 0) {
      throw new IllegalArgumentException(
          "its CSR asks for extensions or attributes: none are expected");
    }
    byte[] key = Pem.decode("PUBLIC KEY", publicPem);
    if (!Arrays.equals(key, encoded(request))) {
      throw new IllegalArgumentException(
          "its CSR has another key than the public key that it shows");
    }
    if (!isSigned(request)) {
      throw new IllegalArgumentException(
          "its CSR is not signed by the key in it: a proof of the key is expected");
    }
  }

  private static PKCS10CertificationRequest parse(String pem) {
    try {
      return new PKCS10CertificationRequest(Pem.decode("CERTIFICATE REQUEST", pem));
    } catch (IOException e) {
      throw new IllegalArgumentException("its CSR can't be read: one in PEM is expected", e);
    }
  }

  private static byte[] encoded(PKCS10CertificationRequest request) {
    try {
      return request.getSubjectPublicKeyInfo().getEncoded();
    } catch (IOException e) {
      throw new IllegalArgumentException("the key of its CSR can't be read", e);
    }
  }

  /** Exactly one organisation and one common name, in Liqo's order. */
  private static boolean isOf(PKCS10CertificationRequest request, String consumer) {
    return Subject.isExactly(request.getSubject(), ORGANISATION, consumer);
  }

  private static boolean isSigned(PKCS10CertificationRequest request) {
    try {
      var verifier =
          new JcaContentVerifierProviderBuilder().build(request.getSubjectPublicKeyInfo());
      return request.isSignatureValid(verifier);
    } catch (OperatorCreationException | PKCSException | RuntimeException e) {
      return false;
    }
  }

  /** O before CN, one RDN each, both PrintableString: Bouncy Castle's default is UTF8String. */
  static String of(String organisation, String commonName, ClusterKey key) {
    var subject =
        new X500Name(
            new RDN[] {
              new RDN(new AttributeTypeAndValue(BCStyle.O, new DERPrintableString(organisation))),
              new RDN(new AttributeTypeAndValue(BCStyle.CN, new DERPrintableString(commonName)))
            });
    try {
      var signer = new JcaContentSignerBuilder(key.csrAlgorithm()).build(key.privateKey());
      var request =
          new JcaPKCS10CertificationRequestBuilder(subject, key.publicKey()).build(signer);
      return Pem.encode("CERTIFICATE REQUEST", request.getEncoded());
    } catch (OperatorCreationException | IOException e) {
      throw new IllegalStateException("a key that was read but can't sign", e);
    }
  }
}
