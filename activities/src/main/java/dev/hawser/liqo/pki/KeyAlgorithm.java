package dev.hawser.liqo.pki;

import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** The JDK's names for key algorithms. */
public final class KeyAlgorithm {
  private KeyAlgorithm() {}

  /** Of a PKCS#8 private key in PEM; empty for other formats, which name their algorithm. */
  public static Optional<String> ofPrivateKey(String pem) {
    try {
      var info = PrivateKeyInfo.getInstance(Pem.decode("PRIVATE KEY", pem));
      return name(info.getPrivateKeyAlgorithm().getAlgorithm());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static Optional<String> name(ASN1ObjectIdentifier id) {
    if (id.equals(EdECObjectIdentifiers.id_Ed25519)) return Optional.of("Ed25519");
    if (id.equals(PKCSObjectIdentifiers.rsaEncryption)) return Optional.of("RSA");
    if (id.equals(X9ObjectIdentifiers.id_ecPublicKey)) return Optional.of("EC");
    return Optional.empty();
  }
}
