package dev.hawser.liqo.pair;

import dev.hawser.activity.AuthenticationView.CertificateView;
import dev.hawser.activity.AuthenticationView.IdentityView;
import dev.hawser.activity.AuthenticationView.NonceView;
import dev.hawser.activity.AuthenticationView.TenantView;
import dev.hawser.activity.OffloadingView.SliceView;
import dev.hawser.activity.TenantCondition;
import dev.hawser.liqo.pki.Certificate;
import dev.hawser.liqo.pki.ClusterKey;
import dev.hawser.liqo.pki.SigningRequest;
import dev.hawser.liqo.resources.Fields;
import dev.hawser.liqo.resources.Kind;
import dev.hawser.liqo.resources.Labels;
import dev.hawser.liqo.resources.SliceConditionType;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the authentication objects and the ResourceSlice of a pair on one cluster. */
final class IdentityInspector {
  private final PairContents contents;
  private final String peer;

  IdentityInspector(PairContents contents, String peer) {
    this.contents = contents;
    this.peer = peer;
  }

  NonceView nonce() {
    var signed = secret(Labels.SIGNED_NONCE_SECRET);
    boolean isSigned =
        signed.filter(found -> Fields.text(found, "data", "signedNonce") != null).isPresent();
    return new NonceView(
        secret(Labels.NONCE_SECRET).map(IdentityInspector::nonce).orElse(null),
        isSigned ? signed.map(IdentityInspector::nonce).orElse(null) : null);
  }

  @Nullable CertificateView cachedCertificate() {
    return secret(Labels.CERTIFICATE_SECRET)
        .filter(found -> Fields.text(found, "data", "certificate") != null)
        .map(this::certificate)
        .orElse(null);
  }

  private CertificateView certificate(GenericKubernetesResource secret) {
    var requested =
        Optional.ofNullable(Fields.text(secret, "data", "csr"))
            .flatMap(request -> SigningRequest.keyOf(request, peer));
    return Certificate.read(String.valueOf(Fields.text(secret, "data", "certificate")))
        .map(
            read ->
                new CertificateView(
                    requested.filter(read.key()::equals).orElse(null), read.notAfter()))
        .orElse(new CertificateView(null, null));
  }

  /** Whether the provider would refuse its cached certificate for the Tenant's CSR. */
  private boolean hasCertificateMismatch(GenericKubernetesResource tenant) {
    return secret(Labels.CERTIFICATE_SECRET)
        .map(found -> Fields.text(found, "data", "csr"))
        .filter(cached -> !cached.equals(Fields.text(tenant, "spec", "csr")))
        .isPresent();
  }

  @Nullable TenantView tenant() {
    return contents
        .labelled(Kind.TENANT)
        .map(
            tenant ->
                new TenantView(
                    key(Fields.text(tenant, "spec", "publicKey")),
                    condition(tenant),
                    Fields.text(tenant, "spec", "proxyURL"),
                    digest(tenant, "status", "authParams"),
                    !contents.isBound(tenant),
                    hasCertificateMismatch(tenant),
                    Fields.terminating(tenant)))
        .orElse(null);
  }

  /** Liqo leaves the field out for an active tenant. */
  private static TenantCondition condition(GenericKubernetesResource tenant) {
    String word = Fields.text(tenant, "spec", "tenantCondition");
    return word == null ? TenantCondition.ACTIVE : TenantCondition.of(word);
  }

  @Nullable IdentityView identity() {
    return contents
        .named(Kind.IDENTITY, Labels.controlPlane(peer))
        .map(
            identity ->
                new IdentityView(
                    digest(identity, "spec", "authParams"),
                    Fields.text(identity, "status", "kubeconfigSecretRef", "name") != null,
                    Fields.terminating(identity)))
        .orElse(null);
  }

  @Nullable SliceView slice() {
    return contents
        .named(Kind.RESOURCE_SLICE, peer)
        .filter(slice -> Fields.label(slice, Labels.REPLICATED) == null)
        .map(IdentityInspector::slice)
        .orElse(null);
  }

  private static SliceView slice(GenericKubernetesResource slice) {
    String create = Fields.annotation(slice, Labels.CREATE_VIRTUAL_NODE);
    String name = Fields.text(slice, "spec", "class");
    return new SliceView(
        slice.getMetadata().getName(),
        name == null ? "default" : name,
        create != null && !create.isEmpty() && !create.equals("false"),
        Fields.textsByName(slice, "spec", "resources"),
        Fields.textsByName(slice, "status", "resources"),
        SliceConditionType.AUTHENTICATION.of(slice),
        SliceConditionType.RESOURCES.of(slice),
        Fields.terminating(slice));
  }

  private Optional<GenericKubernetesResource> secret(String name) {
    return contents.named(Kind.SECRET, name);
  }

  private static @Nullable String nonce(GenericKubernetesResource secret) {
    String data = Fields.text(secret, "data", "nonce");
    return data == null
        ? null
        : new String(Base64.getDecoder().decode(data), StandardCharsets.US_ASCII);
  }

  private static @Nullable String key(@Nullable String encoded) {
    if (encoded == null) return null;
    try {
      return ClusterKey.fingerprint(ClusterKey.spkiOf(Base64.getDecoder().decode(encoded)));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** A digest is enough to compare credentials, and keeps them out of the history. */
  private static @Nullable String digest(
      GenericKubernetesResource resource, String part, String params) {
    var certificate = Fields.text(resource, part, params, "signedCRT");
    if (certificate == null) return null;
    String credentials = certificate + " " + Fields.text(resource, part, params, "proxyURL");
    return ClusterKey.fingerprint(credentials.getBytes(StandardCharsets.US_ASCII));
  }
}
