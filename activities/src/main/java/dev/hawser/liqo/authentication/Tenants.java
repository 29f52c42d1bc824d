package dev.hawser.liqo.authentication;

import dev.hawser.activity.AuthParams;
import dev.hawser.activity.AuthenticationActivities.Proof;
import dev.hawser.activity.AuthenticationActivities.TenantCredentials;
import dev.hawser.activity.AuthenticationActivities.TenantInput;
import dev.hawser.activity.FailureType;
import dev.hawser.liqo.cluster.PairObjects;
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
import io.temporal.failure.ApplicationFailure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The consumer's Tenant on the provider, and the certificate that comes of it. */
final class Tenants {
  /** Liqo tells what is wrong with a Tenant in Events only, and never tries these again. */
  private static final Set<String> FINAL = Set.of("SignatureVerificationFailed", "InvalidCSR");

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  private final PairObjects pair;
  private final KubeApi api;
  private final ObjectWriter objects;
  private final ActivityAttempt attempt;
  private final TenantRights rights;
  private Map<String, String> olderComplaints = Map.of();
  private long nextLook = System.nanoTime() + BETWEEN_LOOKS.toNanos();

  Tenants(PairObjects pair, KubeApi api, ObjectWriter objects, ActivityAttempt attempt) {
    this.pair = pair;
    this.api = api;
    this.objects = objects;
    this.attempt = attempt;
    this.rights = new TenantRights(pair, api, objects);
  }

  TenantCredentials ensure(TenantInput admission) {
    var namespace = pair.namespace();
    String key = fingerprint(admission.proof());
    var cached = new CachedCertificates(pair, api, objects, namespace);
    if (admission.removeStaleCertificates()) cached.dropUseless(key);
    olderComplaints = counts(namespace);
    var desired = desired(namespace, admission).spec("csr", csr(namespace, cached, admission, key));
    var tenant = objects.ensure(desired);
    String uid = tenant.getMetadata().getUid();
    var condition =
        WaitCondition.of("the provider to issue a certificate", Kind.TENANT)
            .failing(FailureType.TenantRefused)
            .explainedBy(() -> told(namespace, uid));
    return attempt.await(condition, () -> grant(namespace, uid, key, admission.proxyUrl()));
  }

  /**
   * What the provider set on it (condition, policy, annotations) is not named here, so it stays.
   */
  private DesiredObject desired(String namespace, TenantInput admission) {
    var proof = admission.proof();
    return DesiredObject.of(Kind.TENANT, namespace, pair.peer())
        .label(Labels.REMOTE_CLUSTER, pair.peer())
        .spec("clusterID", pair.peer())
        .spec("publicKey", admission.rawKey() ? raw(proof) : base64(proof.publicKey()))
        .spec("signature", proof.signature())
        .specIfAny("proxyURL", admission.proxyUrl());
  }

  /**
   * The provider gives its cached certificate again for the very bytes it was issued for, and
   * nothing for others: ECDSA signatures, and other clients' encodings, never come twice.
   */
  private String csr(
      String namespace, CachedCertificates cached, TenantInput admission, String key) {
    return cached
        .requestOf(key)
        .or(
            () ->
                api.get(Kind.TENANT, namespace, pair.peer())
                    .map(living -> Fields.text(living, "spec", "csr"))
                    .filter(csr -> SigningRequest.keyOf(csr, pair.peer()).equals(Optional.of(key))))
        .orElse(base64(admission.proof().csr()));
  }

  private Optional<TenantCredentials> grant(
      String namespace, String uid, String key, @Nullable String proxyUrl) {
    var tenant =
        api.get(Kind.TENANT, namespace, pair.peer())
            .filter(living -> living.getMetadata().getUid().equals(uid));
    if (tenant.isEmpty()) return Optional.empty();
    refuseAws(tenant.get());
    var granted =
        tenant
            .flatMap(living -> grant(living, key))
            .filter(grant -> proxyUrl == null || proxyUrl.equals(grant.authParams().proxyURL()));
    if (granted.isEmpty()) refuseFinal(namespace, uid);
    return granted.filter(grant -> rights.areGiven(tenant.get()));
  }

  /**
   * A field that is filled proves nothing: the certificate must be of this key, and still valid.
   */
  private static Optional<TenantCredentials> grant(GenericKubernetesResource tenant, String key) {
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

  private void refuseAws(GenericKubernetesResource tenant) {
    if (tenant.get("status", "authParams", "awsConfig") == null) return;
    throw ApplicationFailure.newNonRetryableFailure(
        "the identity that "
            + pair.cluster()
            + " issues is one of EKS, with an access key in clear: it must not stand in a"
            + " workflow's history",
        FailureType.UnsafeIdentity.name());
  }

  /** Only what Liqo says after our write counts: an Event outlives its cause by an hour. */
  private void refuseFinal(String namespace, String uid) {
    if (System.nanoTime() < nextLook) return;
    nextLook = System.nanoTime() + BETWEEN_LOOKS.toNanos();
    complaints(namespace, uid).stream()
        .filter(event -> FINAL.contains(Fields.text(event, "reason")))
        .filter(event -> !count(event).equals(olderComplaints.get(event.getMetadata().getUid())))
        .findFirst()
        .ifPresent(
            event -> {
              throw ApplicationFailure.newNonRetryableFailure(
                  pair.cluster() + " refuses the tenant: " + Fields.text(event, "message"),
                  FailureType.TenantRefused.name());
            });
  }

  private String told(String namespace, String uid) {
    String told =
        complaints(namespace, uid).stream()
            .map(event -> Fields.text(event, "reason") + ": " + Fields.text(event, "message"))
            .distinct()
            .collect(Collectors.joining("; "));
    return told.isEmpty()
        ? "Tenant "
            + pair.peer()
            + " in "
            + namespace
            + " has no certificate: does Liqo's controller manager run, and are CSRs signed?"
        : "Tenant " + pair.peer() + " has no certificate: " + told;
  }

  private Map<String, String> counts(String namespace) {
    return api
        .get(Kind.TENANT, namespace, pair.peer())
        .map(tenant -> complaints(namespace, tenant.getMetadata().getUid()))
        .orElse(List.of())
        .stream()
        .collect(Collectors.toMap(event -> event.getMetadata().getUid(), Tenants::count));
  }

  private static String count(GenericKubernetesResource event) {
    return String.valueOf(Fields.number(event, "count"));
  }

  private List<GenericKubernetesResource> complaints(String namespace, String uid) {
    return api.listIfAllowed(Kind.EVENT, namespace, Map.of()).stream()
        .filter(event -> uid.equals(Fields.text(event, "involvedObject", "uid")))
        .filter(event -> "Warning".equals(Fields.text(event, "type")))
        .toList();
  }

  private static String fingerprint(Proof proof) {
    return ClusterKey.fingerprint(Pem.decode("PUBLIC KEY", proof.publicKey()));
  }

  private static String raw(Proof proof) {
    byte[] spki = Pem.decode("PUBLIC KEY", proof.publicKey());
    return Base64.getEncoder()
        .encodeToString(java.util.Arrays.copyOfRange(spki, spki.length - 32, spki.length));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }
}
