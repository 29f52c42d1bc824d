package dev.hawser.harness;

import dev.hawser.activity.AuthenticationActivities.Nonce;
import dev.hawser.activity.AuthenticationActivities.Proof;
import dev.hawser.activity.ClusterId;
import dev.hawser.liqo.pki.ClusterKey;
import dev.hawser.liqo.pki.Pem;
import dev.hawser.liqo.pki.SigningRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;

/** The identity of a consumer that has no cluster; providers accept its proofs. */
public final class ConsumerIdentity {
  private static final String ALGORITHM = "Ed25519";

  private final ClusterId id;
  private final KeyPair keys;
  private final ClusterKey key;

  private ConsumerIdentity(ClusterId id, KeyPair keys) {
    this.id = id;
    this.keys = keys;
    this.key =
        ClusterKey.fromPem(
            Pem.encode("PRIVATE KEY", keys.getPrivate().getEncoded()),
            Pem.encode("PUBLIC KEY", keys.getPublic().getEncoded()));
  }

  /** One with a new key. */
  public static ConsumerIdentity generate(ClusterId id) {
    try {
      return new ConsumerIdentity(id, KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }

  /** What Liqo and Hawser on the consumer's cluster make of the nonce. */
  public Proof prove(Nonce nonce) {
    return new Proof(key.publicPem(), SigningRequest.controlPlane(id.value(), key), sign(nonce));
  }

  /** The fingerprint of its key, as an inspection shows it. */
  public String fingerprint() {
    return key.fingerprint();
  }

  private String sign(Nonce nonce) {
    try {
      var signature = Signature.getInstance(ALGORITHM);
      signature.initSign(keys.getPrivate());
      signature.update(nonce.value().getBytes(StandardCharsets.US_ASCII));
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key of this class signs", e);
    }
  }
}
