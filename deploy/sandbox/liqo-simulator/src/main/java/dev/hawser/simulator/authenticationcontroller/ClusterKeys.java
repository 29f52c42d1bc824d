package dev.hawser.simulator.authenticationcontroller;

import dev.hawser.simulator.runtime.ClusterClient;
import dev.hawser.simulator.runtime.ObjectKind;
import dev.hawser.simulator.runtime.ObjectRef;
import dev.hawser.simulator.runtime.RequeueException;
import dev.hawser.simulator.runtime.SecretData;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.List;

/**
 * The key pair that identifies a cluster.
 *
 * <p>Source: {@code pkg/liqo-controller-manager/authentication/keys.go} of Liqo v1.2.0.
 */
public record ClusterKeys(PrivateKey privateKey, PublicKey publicKey) {
  public static final String SECRET = "authentication-keys";

  private static final List<String> ALGORITHMS = List.of("Ed25519", "RSA", "EC");
  private static final byte[] ED25519_PREFIX = {
    0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00
  };
  private static final int ED25519_LENGTH = 32;

  public static ClusterKeys read(ClusterClient cluster, ObjectRef ref) {
    var secret = cluster.require(ObjectKind.SECRET, ref);
    return new ClusterKeys(
        privateKey(
            SecretData.bytes(secret, "privateKey")
                .orElseThrow(() -> new RequeueException(ref + " has no privateKey"))),
        publicKey(
            SecretData.bytes(secret, "publicKey")
                .orElseThrow(() -> new RequeueException(ref + " has no publicKey"))));
  }

  static PrivateKey privateKey(byte[] pem) {
    var der =
        PemText.decode("PRIVATE KEY", pem)
            .orElseThrow(() -> new IllegalArgumentException("not one PKCS #8 block"));
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
      } catch (GeneralSecurityException e) {
        // Another algorithm: try the next one.
      }
    }
    throw new IllegalArgumentException("a private key of no known kind");
  }

  /** Reads PEM, or the bare 32 bytes of Ed25519 that Liqo before 1.0.2 sent. */
  public static PublicKey publicKey(byte[] pemOrRaw) {
    var der =
        pemOrRaw.length == ED25519_LENGTH
            ? wrapped(pemOrRaw)
            : PemText.decode("PUBLIC KEY", pemOrRaw)
                .orElseThrow(() -> new IllegalArgumentException("not a public key"));
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(der));
      } catch (GeneralSecurityException e) {
        // Another algorithm: try the next one.
      }
    }
    throw new IllegalArgumentException("a public key of no known kind");
  }

  private static byte[] wrapped(byte[] raw) {
    byte[] der = Arrays.copyOf(ED25519_PREFIX, ED25519_PREFIX.length + raw.length);
    System.arraycopy(raw, 0, der, ED25519_PREFIX.length, raw.length);
    return der;
  }
}
