package dev.hawser.liqo.authentication;

import dev.hawser.activity.AuthParams;
import dev.hawser.activity.AuthenticationActivities.Proof;
import dev.hawser.activity.AuthenticationActivities.TenantCredentials;
import dev.hawser.activity.AuthenticationActivities.TenantInput;
import dev.hawser.activity.FailureType;
import dev.hawser.liqo.cluster.PairObjects;
import dev.hawser.liqo.cluster.PeerValue;
import dev.hawser.liqo.desired.DesiredObject;
import dev.hawser.liqo.desired.ObjectWriter;
import dev.hawser.liqo.kubernetes.KubeApi;
import dev.hawser.liqo.pki.Certificate;
import dev.hawser.liqo.pki.ClusterKey;
import dev.hawser.liqo.pki.Pem;
import dev.hawser.liqo.pki.SigningRequest;
import dev.hawser.liqo.resources.Fields;
import dev.hawser.liqo.resources.Kind;
import dev.hawser.liqo.resources.Labels;
import dev.hawser.liqo.waiting.ActivityAttempt;
import dev.hawser.liqo.waiting.WaitCondition;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The consumer's Tenant on the provider, and the certificate that Liqo issues for it. */
final class Tenants {
  /** Of a SubjectPublicKeyInfo, whose last 32 bytes are the key. */
  private static final int ED25519_LENGTH = 44;

  private final PairObjects pair;
  private final KubeApi api;
  private final ObjectWriter objects;
  private final ActivityAttempt attempt;
  private final TenantPermissions permissions;
  private final TenantEvents events;

  Tenants(PairObjects pair, KubeApi api, ObjectWriter objects, ActivityAttempt attempt) {
    this.pair = pair;
    this.api = api;
    this.objects = objects;
    this.attempt = attempt;
    this.permissions = new TenantPermissions(pair, api, objects);
    this.events = new TenantEvents(pair, api, attempt.timings().settling().tenantEvents());
  }

  TenantCredentials ensure(TenantInput input) {
    var namespace = pair.namespace();
    PeerValue.require(pair, "the proof", () -> requireProof(input));
    String key = fingerprint(input.proof());
    var cached = new CachedCertificates(pair, api, objects, namespace);
    if (input.removeStaleCertificates()) cached.deleteStale(key);
    events.ignoreThoseOf(api.get(Kind.TENANT, namespace, pair.peer()));
    var desired = desired(namespace, input).spec("csr", csr(namespace, cached, input, key));
    var tenant = objects.ensure(desired);
    String uid = tenant.getMetadata().getUid();
    var condition =
        WaitCondition.of("the provider to issue a certificate", Kind.TENANT)
            .failing(FailureType.TENANT_REFUSED)
            .explainedBy(() -> diagnosis(namespace, uid));
    return attempt.await(condition, () -> credentials(namespace, uid, key, input.proxyUrl()));
  }

  /** Leaves out what the provider sets (condition, policy, annotations), so that it stays. */
  private DesiredObject desired(String namespace, TenantInput input) {
    var proof = input.proof();
    return DesiredObject.of(Kind.TENANT, namespace, pair.peer())
        .label(Labels.REMOTE_CLUSTER, pair.peer())
        .spec("clusterID", pair.peer())
        .spec("publicKey", input.rawKey() ? raw(proof) : base64(proof.publicKey()))
        .spec("signature", proof.signature())
        .specIfAny("proxyURL", input.proxyUrl());
  }

  /**
   * The provider returns its cached certificate only for the same bytes as before. A new CSR would
   * differ: ECDSA signatures are random, and other clients encode differently.
   */
  private String csr(String namespace, CachedCertificates cached, TenantInput input, String key) {
    return cached
        .requestOf(key)
        .or(
            () ->
                api.get(Kind.TENANT, namespace, pair.peer())
                    .map(existing -> Fields.text(existing, "spec", "csr"))
                    .filter(csr -> SigningRequest.keyOf(csr, pair.peer()).equals(Optional.of(key))))
        .orElse(base64(input.proof().csr()));
  }

  private Optional<TenantCredentials> credentials(
      String namespace, String uid, String key, @Nullable String proxyUrl) {
    var tenant =
        api.get(Kind.TENANT, namespace, pair.peer())
            .filter(existing -> existing.getMetadata().getUid().equals(uid));
    if (tenant.isEmpty()) return Optional.empty();
    if (tenant.get().get("status", "authParams", "awsConfig") != null) {
      throw IdentityProvider.unsafe(pair.cluster(), tenant.get(), objects.isOurs(tenant.get()));
    }
    var credentials =
        tenant
            .flatMap(existing -> credentials(existing, key))
            .filter(found -> proxyUrl == null || proxyUrl.equals(found.authParams().proxyURL()));
    if (credentials.isEmpty()) events.refuseFinal(namespace, uid);
    return credentials.filter(found -> permissions.areGranted(tenant.get()));
  }

  /** Accepts only a certificate for this key that is still valid. */
  private static Optional<TenantCredentials> credentials(
      GenericKubernetesResource tenant, String key) {
    var certificate = Fields.text(tenant, "status", "authParams", "signedCRT");
    var apiServer = Fields.text(tenant, "status", "authParams", "apiServer");
    var namespace = Fields.text(tenant, "status", "tenantNamespace");
    if (certificate == null || apiServer == null || namespace == null) return Optional.empty();
    return Certificate.read(certificate)
        .filter(read -> read.key().equals(key) && read.notAfter().isAfter(Instant.now()))
        .map(
            read ->
                new TenantCredentials(
                    new AuthParams(
                        Fields.text(tenant, "status", "authParams", "ca"),
                        certificate,
                        apiServer,
                        Fields.text(tenant, "status", "authParams", "proxyURL")),
                    namespace));
  }

  private String diagnosis(String namespace, String uid) {
    String warnings = events.summary(namespace, uid);
    return warnings.isEmpty()
        ? "Tenant %s in %s has no certificate: does Liqo's controller manager run, and are CSRs signed?"
            .formatted(pair.peer(), namespace)
        : "Tenant %s has no certificate: %s".formatted(pair.peer(), warnings);
  }

  private void requireProof(TenantInput input) {
    var proof = input.proof();
    SigningRequest.require(proof.csr(), pair.peer(), proof.publicKey());
    if (input.rawKey() && Pem.decode("PUBLIC KEY", proof.publicKey()).length != ED25519_LENGTH) {
      throw new IllegalArgumentException(
          "its key is not an Ed25519 key, the only type that Liqo before 1.0.2 accepts");
    }
  }

  static String fingerprint(Proof proof) {
    return ClusterKey.fingerprint(Pem.decode("PUBLIC KEY", proof.publicKey()));
  }

  private static String raw(Proof proof) {
    byte[] spki = Pem.decode("PUBLIC KEY", proof.publicKey());
    return Base64.getEncoder()
        .encodeToString(Arrays.copyOfRange(spki, spki.length - 32, spki.length));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }
}
