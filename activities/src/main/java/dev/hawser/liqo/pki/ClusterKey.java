package dev.hawser.liqo.pki;

import dev.hawser.liqo.resources.Fields;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/**
 * A cluster's authentication key pair, as in Liqo's Secret {@code authentication-keys}: Ed25519 by
 * default, or RSA or ECDSA if an operator configured that. Never leaves this process; {@link
 * #toString()} does not show it.
 */
public final class ClusterKey {
  private final PrivateKey privateKey;
  private final PublicKey publicKey;

  private ClusterKey(PrivateKey privateKey, PublicKey publicKey) {
    this.privateKey = privateKey;
    this.publicKey = publicKey;
  }

  /**
   * Reads both halves from PEM (PKCS#8 and PKIX).
   *
   * @throws IllegalArgumentException if they are not such keys; never quotes them
   */
  public static ClusterKey fromPem(String privatePem, String publicPem) {
    try {
      var publicKey = readPublic(publicPem);
      var factory = KeyFactory.getInstance(algorithm(publicKey.getEncoded()));
      return new ClusterKey(
          factory.generatePrivate(new PKCS8EncodedKeySpec(Pem.decode("PRIVATE KEY", privatePem))),
          publicKey);
    } catch (GeneralSecurityException e) {
      throw unreadable(e);
    }
  }

  private static PublicKey readPublic(String pem) throws GeneralSecurityException {
    byte[] spki = Pem.decode("PUBLIC KEY", pem);
    return KeyFactory.getInstance(algorithm(spki)).generatePublic(new X509EncodedKeySpec(spki));
  }

  private static IllegalArgumentException unreadable(GeneralSecurityException e) {
    return new IllegalArgumentException("the cluster's authentication keys can't be read", e);
  }

  /**
   * The keys in Liqo's Secret; empty if it has none.
   *
   * @throws IllegalArgumentException if they can't be read; never quotes them
   */
  public static Optional<ClusterKey> fromSecret(GenericKubernetesResource secret) {
    var privateKey = Fields.text(secret, "data", "privateKey");
    var publicKey = Fields.text(secret, "data", "publicKey");
    if (privateKey == null || publicKey == null) return Optional.empty();
    return Optional.of(fromPem(decode(privateKey), decode(publicKey)));
  }

  /**
   * The {@link #fingerprint()} of the keys in Liqo's Secret, of which only the public one is
   * decoded; empty if it has none.
   *
   * @throws IllegalArgumentException if the public key can't be read
   */
  public static Optional<String> fingerprintIn(GenericKubernetesResource secret) {
    var publicKey = Fields.text(secret, "data", "publicKey");
    if (publicKey == null || Fields.text(secret, "data", "privateKey") == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(fingerprint(readPublic(decode(publicKey)).getEncoded()));
    } catch (GeneralSecurityException e) {
      throw unreadable(e);
    }
  }

  private static String decode(String data) {
    return new String(Base64.getDecoder().decode(data), StandardCharsets.US_ASCII);
  }

  /** The public key in PEM, as in Liqo's Tenant. */
  public String publicPem() {
    return Pem.encode("PUBLIC KEY", publicKey.getEncoded());
  }

  /** The SHA-256 of the public key in hex, to compare keys. */
  public String fingerprint() {
    return fingerprint(publicKey.getEncoded());
  }

  /** SHA-256 of a SubjectPublicKeyInfo, in hex. */
  public static String fingerprint(byte[] spki) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(spki));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /**
   * The public key of a Tenant: PEM, or before Liqo 1.0.2 the raw 32 bytes of an Ed25519 key.
   *
   * @return its SubjectPublicKeyInfo
   */
  public static byte[] spkiOf(byte[] tenantKey) {
    if (tenantKey.length != 32) {
      return Pem.decode("PUBLIC KEY", new String(tenantKey, StandardCharsets.ISO_8859_1));
    }
    byte[] spki = new byte[44];
    System.arraycopy(HexFormat.of().parseHex("302a300506032b6570032100"), 0, spki, 0, 12);
    System.arraycopy(tenantKey, 0, spki, 12, 32);
    return spki;
  }

  /** Whether this key made the signature of the message. */
  public boolean verifies(byte[] message, byte[] signature) {
    try {
      var verifier = Signature.getInstance(signatureAlgorithm(256));
      verifier.initVerify(publicKey);
      verifier.update(message);
      return verifier.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /** Go's choice for a CSR: ECDSA takes the hash of its curve's size. */
  String csrAlgorithm() {
    int bits =
        publicKey instanceof ECPublicKey ec
            ? ec.getParams().getCurve().getField().getFieldSize()
            : 256;
    return signatureAlgorithm(bits > 384 ? 512 : bits > 256 ? 384 : 256);
  }

  PrivateKey privateKey() {
    return privateKey;
  }

  PublicKey publicKey() {
    return publicKey;
  }

  private String signatureAlgorithm(int hash) {
    return switch (publicKey.getAlgorithm()) {
      case "RSA" -> "SHA256withRSA";
      case "EC" -> "SHA" + hash + "withECDSA";
      default -> "Ed25519";
    };
  }

  private static String algorithm(byte[] spki) throws NoSuchAlgorithmException {
    var id = SubjectPublicKeyInfo.getInstance(spki).getAlgorithm().getAlgorithm();
    return KeyAlgorithm.name(id)
        .orElseThrow(() -> new NoSuchAlgorithmException("unknown key algorithm " + id));
  }

  @Override
  public String toString() {
    return "ClusterKey[" + fingerprint() + "]";
  }
}
