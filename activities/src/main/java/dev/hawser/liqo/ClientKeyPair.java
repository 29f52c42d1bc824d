package dev.hawser.liqo;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.internal.SSLUtils;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.X509KeyManager;

/** A client certificate and its private key, as a client would present them. */
record ClientKeyPair(X509Certificate certificate, PrivateKey key) {
  private static final byte[] SAMPLE = {1, 2, 3};

  /**
   * @throws IllegalArgumentException if the client certificate of the config does not belong to its
   *     key
   */
  static void requireMatching(Config config) {
    try {
      boolean matching = Arrays.stream(SSLUtils.keyManagers(config)).allMatch(ClientKeyPair::holds);
      if (matching) return;
      throw new IllegalArgumentException(
          "the client certificate does not belong to the client key");
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalArgumentException("the client certificate or its key can't be read", e);
    }
  }

  private static boolean holds(Object manager) {
    return !(manager instanceof X509KeyManager keys)
        || List.of("EC", "RSA", "EdDSA", "Ed25519").stream()
            .map(type -> keys.getClientAliases(type, null))
            .filter(names -> names != null)
            .flatMap(Arrays::stream)
            .map(
                name ->
                    new ClientKeyPair(keys.getCertificateChain(name)[0], keys.getPrivateKey(name)))
            .allMatch(ClientKeyPair::matches);
  }

  private boolean matches() {
    try {
      var signer = Signature.getInstance(algorithm());
      signer.initSign(key);
      signer.update(SAMPLE);
      var verifier = Signature.getInstance(algorithm());
      verifier.initVerify(certificate.getPublicKey());
      verifier.update(SAMPLE);
      return verifier.verify(signer.sign());
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private String algorithm() {
    return switch (key.getAlgorithm()) {
      case "EC" -> "SHA256withECDSA";
      case "RSA" -> "SHA256withRSA";
      default -> key.getAlgorithm();
    };
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "key pair of " + certificate.getSubjectX500Principal();
  }
}
