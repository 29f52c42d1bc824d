package dev.hawser.sandbox.liqo.authentication;

import dev.hawser.sandbox.liqo.runtime.Conditions;
import dev.hawser.sandbox.liqo.runtime.Kind;
import dev.hawser.sandbox.liqo.runtime.KubeObject;
import dev.hawser.sandbox.liqo.runtime.Labels;
import dev.hawser.sandbox.liqo.runtime.ObjectRef;
import dev.hawser.sandbox.liqo.runtime.Outcome;
import dev.hawser.sandbox.liqo.runtime.Secrets;
import dev.hawser.sandbox.liqo.runtime.Site;
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

  private final Site site;

  CertificateIssuer(Site site) {
    this.site = site;
  }

  /** The certificate for the request: the cached one unless it is due for renewal. */
  byte[] issue(String namespace, String cacheName, String remoteClusterId, byte[] request) {
    var cache = new ObjectRef(namespace, cacheName);
    var cached = site.cluster().get(Kind.SECRET, cache);
    if (cached.isPresent()) {
      var known = Secrets.bytes(cached.get(), "csr");
      if (known.isEmpty() || !Arrays.equals(known.get(), request)) {
        throw new IssueFailed("the stored and the provided CSR do not match");
      }
      var certificate = Secrets.bytes(cached.get(), "certificate");
      if (certificate.isPresent() && !Validity.of(certificate.get()).isDue(Instant.now())) {
        return certificate.get();
      }
    }
    byte[] certificate = sign(request);
    store(cache, remoteClusterId, request, certificate);
    return certificate;
  }

  private byte[] sign(byte[] request) {
    var created = site.cluster().create(signingRequest(request));
    if (site.knobs().allows(Outcome.CERTIFICATE_APPROVAL)) {
      approve(created);
    }
    var deadline = Instant.now().plus(site.options().certificateTimeout());
    while (Instant.now().isBefore(deadline)) {
      var certificate = certificate(created.ref());
      if (certificate.isPresent()) {
        return certificate.get();
      }
      pause();
    }
    throw new IssueFailed("timed out waiting for the certificate of " + created.name());
  }

  private Optional<byte[]> certificate(ObjectRef ref) {
    return site.cluster()
        .get(Kind.CERTIFICATE_SIGNING_REQUEST, ref)
        .map(found -> found.text("status.certificate"))
        .filter(text -> !text.isEmpty())
        .map(Secrets::decode);
  }

  private static KubeObject signingRequest(byte[] request) {
    var object =
        KubeObject.of(Kind.CERTIFICATE_SIGNING_REQUEST, ObjectRef.cluster(""))
            .withLabel(Labels.REMOTE_TENANT_CSR, "true")
            .set("spec.request", Secrets.encode(request))
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
    site.cluster().update(request.copy().set("status.conditions", List.of(condition)), "approval");
  }

  private void store(ObjectRef cache, String remote, byte[] request, byte[] certificate) {
    site.cluster()
        .getOrCreate(
            KubeObject.of(Kind.SECRET, cache)
                .withLabel(Labels.MANAGED, "true")
                .withLabel(Labels.REMOTE_CLUSTER_ID, remote)
                .set("type", "Opaque")
                .set("data.csr", Secrets.encode(request))
                .set("data.certificate", Secrets.encode(certificate)));
    site.cluster()
        .edit(
            Kind.SECRET,
            cache,
            secret -> secret.set("data.certificate", Secrets.encode(certificate)));
  }

  private static void pause() {
    try {
      Thread.sleep(POLL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IssueFailed("stopped");
    }
  }
}
