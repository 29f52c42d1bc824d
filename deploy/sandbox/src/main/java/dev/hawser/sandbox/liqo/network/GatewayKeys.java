package dev.hawser.sandbox.liqo.network;

import dev.hawser.sandbox.liqo.runtime.Cluster;
import dev.hawser.sandbox.liqo.runtime.Kind;
import dev.hawser.sandbox.liqo.runtime.KubeObject;
import dev.hawser.sandbox.liqo.runtime.Labels;
import dev.hawser.sandbox.liqo.runtime.NotYet;
import dev.hawser.sandbox.liqo.runtime.ObjectRef;
import dev.hawser.sandbox.liqo.runtime.Ownership;
import dev.hawser.sandbox.liqo.runtime.Secrets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.XECPrivateKey;
import java.util.Arrays;
import java.util.Map;

/**
 * The Secret with a gateway's WireGuard keys, 32 raw bytes each.
 *
 * <p>Source: {@code pkg/liqo-controller-manager/networking/external-network/wireguard/keys.go} of
 * Liqo v1.2.0.
 */
final class GatewayKeys {
  private static final int LENGTH = 32;

  private final Cluster cluster;

  GatewayKeys(Cluster cluster) {
    this.cluster = cluster;
  }

  /** The user's own Secret if the gateway names one, else that made for this gateway. */
  KubeObject ensure(KubeObject gateway, KubeObject child) {
    var chosen = child.text("spec.secretRef.name");
    return chosen.isEmpty() ? ours(gateway) : theirs(gateway, chosen);
  }

  private KubeObject theirs(KubeObject gateway, String name) {
    var secret = cluster.require(Kind.SECRET, new ObjectRef(gateway.namespace(), name));
    if (Secrets.bytes(secret, "privateKey").isEmpty()
        || Secrets.bytes(secret, "publicKey").isEmpty()) {
      throw new NotYet(secret + " lacks a key");
    }
    var remote = gateway.label(Labels.REMOTE_CLUSTER_ID);
    if (!secret.label(Labels.REMOTE_CLUSTER_ID).isEmpty()
        && !secret.label(Labels.REMOTE_CLUSTER_ID).equals(remote)) {
      throw new NotYet(secret + " belongs to another cluster");
    }
    return cluster.edit(Kind.SECRET, secret.ref(), found -> label(found, remote)).orElse(secret);
  }

  private KubeObject ours(KubeObject gateway) {
    var found = cluster.listIn(Kind.SECRET, gateway.namespace(), labels(gateway));
    if (found.size() > 1) {
      throw new NotYet("several key Secrets for " + gateway);
    }
    if (!found.isEmpty()) {
      return found.get(0);
    }
    var pair = generate();
    var secret =
        KubeObject.of(Kind.SECRET, new ObjectRef(gateway.namespace(), "gw-" + gateway.name()))
            .withLabel(Labels.MANAGED, "true")
            .ownedBy(gateway, Ownership.PLAIN)
            .set("type", "Opaque")
            .set("data.privateKey", Secrets.encode(secret(pair)))
            .set("data.publicKey", Secrets.encode(shown(pair)));
    label(secret, gateway.label(Labels.REMOTE_CLUSTER_ID));
    cluster.createIfAbsent(secret);
    return cluster.require(Kind.SECRET, secret.ref());
  }

  private static Map<String, String> labels(KubeObject gateway) {
    return Map.of(
        Labels.GATEWAY_RESOURCE,
        "true",
        Labels.REMOTE_CLUSTER_ID,
        gateway.label(Labels.REMOTE_CLUSTER_ID));
  }

  private static void label(KubeObject secret, String remote) {
    secret.withLabel(Labels.GATEWAY_RESOURCE, "true").withLabel(Labels.REMOTE_CLUSTER_ID, remote);
  }

  private static KeyPair generate() {
    try {
      return KeyPairGenerator.getInstance("X25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK has no X25519", e);
    }
  }

  private static byte[] secret(KeyPair pair) {
    return ((XECPrivateKey) pair.getPrivate()).getScalar().orElseThrow();
  }

  /** The last 32 bytes of the X.509 form are the key itself. */
  private static byte[] shown(KeyPair pair) {
    byte[] encoded = pair.getPublic().getEncoded();
    return Arrays.copyOfRange(encoded, encoded.length - LENGTH, encoded.length);
  }
}
