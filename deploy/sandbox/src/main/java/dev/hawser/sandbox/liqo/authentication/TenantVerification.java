package dev.hawser.sandbox.liqo.authentication;

import dev.hawser.sandbox.liqo.runtime.Cluster;
import dev.hawser.sandbox.liqo.runtime.Events;
import dev.hawser.sandbox.liqo.runtime.Kind;
import dev.hawser.sandbox.liqo.runtime.KubeObject;
import dev.hawser.sandbox.liqo.runtime.Labels;
import dev.hawser.sandbox.liqo.runtime.NotYet;
import dev.hawser.sandbox.liqo.runtime.Secrets;
import java.security.PublicKey;
import java.util.Map;
import java.util.Optional;

/** Nonce, key, signature, request: in this order, and each failure in its own way. */
final class TenantVerification {
  private final Cluster cluster;
  private final Events events;

  TenantVerification(Cluster cluster, Events events) {
    this.cluster = cluster;
    this.events = events;
  }

  /** False ends the pass for good; a missing nonce is waited for instead. */
  boolean passes(KubeObject tenant) {
    byte[] nonce = nonce(tenant);
    var key = ClusterKeys.publicKey(Secrets.decode(tenant.text("spec.publicKey")));
    var complaint = complaint(tenant, key, nonce);
    complaint.ifPresent(
        found -> events.warn(tenant, TenantController.COMPONENT, found.reason(), found.message()));
    return complaint.isEmpty();
  }

  private byte[] nonce(KubeObject tenant) {
    var remote = tenant.text("spec.clusterID");
    var secrets =
        cluster.list(Kind.SECRET, Map.of(Labels.REMOTE_CLUSTER_ID, remote)).stream()
            .filter(secret -> secret.labels().containsKey(Labels.NONCE))
            .toList();
    if (secrets.size() == 1) {
      var nonce = Secrets.bytes(secrets.get(0), "nonce");
      if (nonce.isPresent()) {
        return nonce.get();
      }
    }
    var message = "nonce not found for Tenant \"" + remote + "\"";
    events.warn(tenant, TenantController.COMPONENT, "NonceNotFound", message);
    throw new NotYet(message);
  }

  private static Optional<Complaint> complaint(KubeObject tenant, PublicKey key, byte[] nonce) {
    var remote = tenant.text("spec.clusterID");
    byte[] signature = Secrets.decode(tenant.text("spec.signature"));
    if (!Signatures.verify(key, nonce, signature)) {
      return Optional.of(
          new Complaint(
              "SignatureVerificationFailed",
              "signature verification failed for Tenant \"" + remote + "\""));
    }
    return CertificateRequests.complaint(
            Secrets.decode(tenant.text("spec.csr")),
            CertificateRequests.CONTROL_PLANE_ORGANIZATION,
            remote,
            key)
        .map(message -> new Complaint("InvalidCSR", message));
  }

  private record Complaint(String reason, String message) {}
}
