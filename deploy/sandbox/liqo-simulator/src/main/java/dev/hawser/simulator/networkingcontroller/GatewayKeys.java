package dev.hawser.simulator.networkingcontroller;

import dev.hawser.simulator.runtime.ClusterClient;
import dev.hawser.simulator.runtime.KubeObject;
import dev.hawser.simulator.runtime.LiqoLabels;
import dev.hawser.simulator.runtime.ObjectKind;
import dev.hawser.simulator.runtime.ObjectRef;
import dev.hawser.simulator.runtime.OwnerReferences;
import dev.hawser.simulator.runtime.RequeueException;
import dev.hawser.simulator.runtime.SecretData;
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

  private final ClusterClient cluster;

  GatewayKeys(ClusterClient cluster) {
    this.cluster = cluster;
  }

  /** The user's own Secret if the gateway names one, else that made for this gateway. */
  KubeObject ensure(KubeObject gateway, KubeObject child) {
    var chosen = child.text("spec.secretRef.name");
    return chosen.isEmpty() ? ours(gateway) : theirs(gateway, chosen);
  }

  private KubeObject theirs(KubeObject gateway, String name) {
    var secret = cluster.require(ObjectKind.SECRET, new ObjectRef(gateway.namespace(), name));
    if (SecretData.bytes(secret, "privateKey").isEmpty()
        || SecretData.bytes(secret, "publicKey").isEmpty()) {
      throw new RequeueException(secret + " lacks a key");
    }
    var remote = gateway.label(LiqoLabels.REMOTE_CLUSTER_ID);
    if (!secret.label(LiqoLabels.REMOTE_CLUSTER_ID).isEmpty()
        && !secret.label(LiqoLabels.REMOTE_CLUSTER_ID).equals(remote)) {
      throw new RequeueException(secret + " belongs to another cluster");
    }
    return cluster
        .edit(ObjectKind.SECRET, secret.ref(), found -> label(found, remote))
        .orElse(secret);
  }

  private KubeObject ours(KubeObject gateway) {
    var found = cluster.listIn(ObjectKind.SECRET, gateway.namespace(), labels(gateway));
    if (found.size() > 1) {
      throw new RequeueException("several key Secrets for " + gateway);
    }
    if (!found.isEmpty()) {
      return found.get(0);
    }
    var pair = generate();
    var secret =
        KubeObject.of(ObjectKind.SECRET, new ObjectRef(gateway.namespace(), "gw-" + gateway.name()))
            .withLabel(LiqoLabels.MANAGED, "true")
            .ownedBy(gateway, OwnerReferences.PLAIN)
            .set("type", "Opaque")
            .set("data.privateKey", SecretData.encode(secret(pair)))
            .set("data.publicKey", SecretData.encode(shown(pair)));
    label(secret, gateway.label(LiqoLabels.REMOTE_CLUSTER_ID));
    cluster.createIfAbsent(secret);
    return cluster.require(ObjectKind.SECRET, secret.ref());
  }

  private static Map<String, String> labels(KubeObject gateway) {
    return Map.of(
        LiqoLabels.GATEWAY_RESOURCE,
        "true",
        LiqoLabels.REMOTE_CLUSTER_ID,
        gateway.label(LiqoLabels.REMOTE_CLUSTER_ID));
  }

  private static void label(KubeObject secret, String remote) {
    secret
        .withLabel(LiqoLabels.GATEWAY_RESOURCE, "true")
        .withLabel(LiqoLabels.REMOTE_CLUSTER_ID, remote);
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
