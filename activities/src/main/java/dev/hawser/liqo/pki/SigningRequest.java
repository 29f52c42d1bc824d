package dev.hawser.liqo.pki;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The CSR of a consumer's control-plane identity, byte for byte as liqoctl creates it (with Go's
 * crypto/x509): the provider caches a certificate by the bytes of its CSR and refuses any other.
 */
public final class SigningRequest {
  private static final String ORGANISATION = "liqo.io";
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
      boolean same =
          ORGANISATION.equals(first(request.getSubject(), BCStyle.O))
              && consumer.equals(first(request.getSubject(), BCStyle.CN));
      if (!same) return Optional.empty();
      return Optional.of(ClusterKey.fingerprint(request.getSubjectPublicKeyInfo().getEncoded()));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static @Nullable String first(X500Name subject, ASN1ObjectIdentifier type) {
    var found = subject.getRDNs(type);
    return found.length == 0 ? null : found[0].getFirst().getValue().toString();
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
