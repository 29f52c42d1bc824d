package dev.hawser.liqo.pki;

import java.io.IOException;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/**
 * The CSR of a consumer's control-plane identity, byte for byte as liqoctl makes it (Go's
 * crypto/x509): the provider caches a certificate by the bytes of its CSR and refuses any other.
 */
public final class SigningRequest {
  private static final String ORGANISATION = "liqo.io";

  private SigningRequest() {}

  /** PEM of a CSR for that consumer, signed with its key. */
  public static String controlPlane(String consumer, ClusterKey key) {
    return of(ORGANISATION, consumer, key);
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
