package dev.hawser.simulator.authenticationcontroller;

import dev.hawser.simulator.runtime.ClusterClient;
import dev.hawser.simulator.runtime.EventRecorder;
import dev.hawser.simulator.runtime.KubeObject;
import dev.hawser.simulator.runtime.LiqoLabels;
import dev.hawser.simulator.runtime.ObjectKind;
import dev.hawser.simulator.runtime.RequeueException;
import dev.hawser.simulator.runtime.SecretData;
import java.security.PublicKey;
import java.util.Map;
import java.util.Optional;

/** Nonce, key, signature, request: in this order, and each failure in its own way. */
final class TenantVerification {
  private final ClusterClient cluster;
  private final EventRecorder events;

  TenantVerification(ClusterClient cluster, EventRecorder events) {
    this.cluster = cluster;
    this.events = events;
  }

  /** False ends the pass for good; a missing nonce is waited for instead. */
  boolean passes(KubeObject tenant) {
    byte[] nonce = nonce(tenant);
    var key = ClusterKeys.publicKey(SecretData.decode(tenant.text("spec.publicKey")));
    var complaint = complaint(tenant, key, nonce);
    complaint.ifPresent(
        found -> events.warn(tenant, TenantController.COMPONENT, found.reason(), found.message()));
    return complaint.isEmpty();
  }

  private byte[] nonce(KubeObject tenant) {
    var remote = tenant.text("spec.clusterID");
    var secrets =
        cluster.list(ObjectKind.SECRET, Map.of(LiqoLabels.REMOTE_CLUSTER_ID, remote)).stream()
            .filter(secret -> secret.labels().containsKey(LiqoLabels.NONCE))
            .toList();
    if (secrets.size() == 1) {
      var nonce = SecretData.bytes(secrets.get(0), "nonce");
      if (nonce.isPresent()) {
        return nonce.get();
      }
    }
    var message = "nonce not found for Tenant \"" + remote + "\"";
    events.warn(tenant, TenantController.COMPONENT, "NonceNotFound", message);
    throw new RequeueException(message);
  }

  private static Optional<Complaint> complaint(KubeObject tenant, PublicKey key, byte[] nonce) {
    var remote = tenant.text("spec.clusterID");
    byte[] signature = SecretData.decode(tenant.text("spec.signature"));
    if (!Signatures.verify(key, nonce, signature)) {
      return Optional.of(
          new Complaint(
              "SignatureVerificationFailed",
              "signature verification failed for Tenant \"" + remote + "\""));
    }
    return CertificateRequests.complaint(
            SecretData.decode(tenant.text("spec.csr")),
            CertificateRequests.CONTROL_PLANE_ORGANIZATION,
            remote,
            key)
        .map(message -> new Complaint("InvalidCSR", message));
  }

  private record Complaint(String reason, String message) {}
}
