package dev.hawser.simulator.authenticationcontroller;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;

/**
 * Signs and checks nonces: pure Ed25519, else over SHA-256.
 *
 * <p>Source: {@code pkg/liqo-controller-manager/authentication/keys.go} of Liqo v1.2.0.
 */
final class Signatures {
  private Signatures() {}

  static byte[] sign(PrivateKey key, byte[] message) {
    try {
      var signature = Signature.getInstance(algorithm(key));
      signature.initSign(key);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the cluster key does not sign", e);
    }
  }

  static boolean verify(PublicKey key, byte[] message, byte[] signed) {
    try {
      var signature = Signature.getInstance(algorithm(key));
      signature.initVerify(key);
      signature.update(message);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static String algorithm(Key key) {
    return switch (key.getAlgorithm()) {
      case "RSA" -> "SHA256withRSA";
      case "EC" -> "SHA256withECDSA";
      default -> "Ed25519";
    };
  }
}
