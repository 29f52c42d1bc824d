package dev.hawser.simulator.authenticationcontroller;

import dev.hawser.simulator.runtime.Conditions;
import dev.hawser.simulator.runtime.ControllerContext;
import dev.hawser.simulator.runtime.KubeObject;
import dev.hawser.simulator.runtime.LiqoLabels;
import dev.hawser.simulator.runtime.ObjectKind;
import dev.hawser.simulator.runtime.ObjectRef;
import dev.hawser.simulator.runtime.SecretData;
import dev.hawser.simulator.runtime.WithholdableOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns a request into a certificate through the cluster's certificates API, once.
 *
 * <p>Request and certificate are kept in a Secret that outlives tenant and slice; another request
 * for the same name is refused until someone removes it. Source: {@code
 * pkg/identityManager/certificateIdentityProvider.go} of Liqo v1.2.0.
 */
final class CertificateIssuer {
  static final String CACHE = "liqo-remote-certificate";

  private static final String SIGNER = "kubernetes.io/kube-apiserver-client";
  private static final Duration POLL = Duration.ofMillis(15);

  private final ControllerContext context;

  CertificateIssuer(ControllerContext context) {
    this.context = context;
  }

  /** The certificate for the request: the cached one unless it is due for renewal. */
  byte[] issue(String namespace, String cacheName, String remoteClusterId, byte[] request) {
    var cache = new ObjectRef(namespace, cacheName);
    var cached = context.cluster().get(ObjectKind.SECRET, cache);
    if (cached.isPresent()) {
      var known = SecretData.bytes(cached.get(), "csr");
      if (known.isEmpty() || !Arrays.equals(known.get(), request)) {
        throw new CertificateIssueException("the stored and the provided CSR do not match");
      }
      var certificate = SecretData.bytes(cached.get(), "certificate");
      if (certificate.isPresent() && !Validity.of(certificate.get()).isDue(Instant.now())) {
        return certificate.get();
      }
    }
    byte[] certificate = sign(request);
    store(cache, remoteClusterId, request, certificate);
    return certificate;
  }

  private byte[] sign(byte[] request) {
    var created = context.cluster().create(signingRequest(request));
    if (context.faults().allows(WithholdableOutcome.CERTIFICATE_APPROVAL)) {
      approve(created);
    }
    var deadline = Instant.now().plus(context.options().certificateTimeout());
    while (Instant.now().isBefore(deadline)) {
      var certificate = certificate(created.ref());
      if (certificate.isPresent()) {
        return certificate.get();
      }
      pause();
    }
    throw new CertificateIssueException(
        "timed out waiting for the certificate of " + created.name());
  }

  private Optional<byte[]> certificate(ObjectRef ref) {
    return context
        .cluster()
        .get(ObjectKind.CERTIFICATE_SIGNING_REQUEST, ref)
        .map(found -> found.text("status.certificate"))
        .filter(text -> !text.isEmpty())
        .map(SecretData::decode);
  }

  private static KubeObject signingRequest(byte[] request) {
    var object =
        KubeObject.of(ObjectKind.CERTIFICATE_SIGNING_REQUEST, ObjectRef.cluster(""))
            .withLabel(LiqoLabels.REMOTE_TENANT_CSR, "true")
            .set("spec.request", SecretData.encode(request))
            .set("spec.signerName", SIGNER)
            .set("spec.usages", List.of("digital signature", "key encipherment", "client auth"));
    object.metadata().setName(null);
    object.metadata().setGenerateName("liqo-identity-");
    return object;
  }

  private void approve(KubeObject request) {
    var now = Conditions.now();
    Map<String, Object> condition =
        Map.of(
            "type",
            "Approved",
            "status",
            "True",
            "reason",
            "IdentityManagerApproval",
            "message",
            "This CSR was approved by Liqo Identity Manager",
            "lastUpdateTime",
            now);
    context
        .cluster()
        .update(request.copy().set("status.conditions", List.of(condition)), "approval");
  }

  private void store(ObjectRef cache, String remote, byte[] request, byte[] certificate) {
    context
        .cluster()
        .getOrCreate(
            KubeObject.of(ObjectKind.SECRET, cache)
                .withLabel(LiqoLabels.MANAGED, "true")
                .withLabel(LiqoLabels.REMOTE_CLUSTER_ID, remote)
                .set("type", "Opaque")
                .set("data.csr", SecretData.encode(request))
                .set("data.certificate", SecretData.encode(certificate)));
    context
        .cluster()
        .edit(
            ObjectKind.SECRET,
            cache,
            secret -> secret.set("data.certificate", SecretData.encode(certificate)));
  }

  private static void pause() {
    try {
      Thread.sleep(POLL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CertificateIssueException("stopped");
    }
  }
}
