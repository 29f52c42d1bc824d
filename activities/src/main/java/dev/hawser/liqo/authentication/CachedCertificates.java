package dev.hawser.liqo.authentication;

import dev.hawser.liqo.cluster.PairObjects;
import dev.hawser.liqo.desired.ObjectWriter;
import dev.hawser.liqo.kubernetes.KubeApi;
import dev.hawser.liqo.pki.Certificate;
import dev.hawser.liqo.pki.SigningRequest;
import dev.hawser.liqo.resources.Fields;
import dev.hawser.liqo.resources.Kind;
import dev.hawser.liqo.resources.Labels;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.time.Instant;
import java.util.Optional;

/**
 * The certificates that the provider caches for a consumer, each with the CSR for which it was
 * issued: one for the control plane and one for every slice there ever was. Any other CSR is
 * denied.
 */
final class CachedCertificates {
  private final PairObjects pair;
  private final KubeApi api;
  private final ObjectWriter objects;
  private final String namespace;

  CachedCertificates(PairObjects pair, KubeApi api, ObjectWriter objects, String namespace) {
    this.pair = pair;
    this.api = api;
    this.objects = objects;
    this.namespace = namespace;
  }

  /** The cached CSR of the control plane, base64, if it and its certificate have that key. */
  Optional<String> requestOf(String key) {
    return api.get(Kind.SECRET, namespace, Labels.CERTIFICATE_SECRET)
        .filter(secret -> isOf(secret, key))
        .map(secret -> Fields.text(secret, "data", "csr"));
  }

  /** Deletes stale certificates: Liqo would ignore the Tenant, or deny a slice, because of them. */
  void deleteStale(String key) {
    pair.list(Kind.SECRET, namespace).stream()
        .filter(secret -> secret.getMetadata().getName().startsWith(Labels.CERTIFICATE_SECRET))
        .filter(secret -> !isCurrent(secret, key))
        .forEach(secret -> objects.delete(Kind.SECRET, secret));
  }

  private boolean isCurrent(GenericKubernetesResource secret, String key) {
    String name = secret.getMetadata().getName();
    if (name.equals(Labels.CERTIFICATE_SECRET)) return isOf(secret, key);
    return isValid(secret, key) && isOfExistingSlice(secret);
  }

  private boolean isOf(GenericKubernetesResource secret, String key) {
    var request = Fields.text(secret, "data", "csr");
    boolean same =
        request != null
            && SigningRequest.keyOf(request, pair.peer()).filter(key::equals).isPresent();
    return same && isValid(secret, key);
  }

  private static boolean isValid(GenericKubernetesResource secret, String key) {
    var certificate = Fields.text(secret, "data", "certificate");
    return certificate != null
        && Certificate.read(certificate)
            .filter(read -> read.key().equals(key) && read.notAfter().isAfter(Instant.now()))
            .isPresent();
  }

  /** Also if the slice may not be read: then the certificate stays. */
  private boolean isOfExistingSlice(GenericKubernetesResource secret) {
    String slice = secret.getMetadata().getName().substring(Labels.CERTIFICATE_SECRET.length() + 1);
    return !api.tryGet(Kind.RESOURCE_SLICE, namespace, slice)
        .isCertain(found -> found.filter(existing -> hasRequest(existing, secret)).isEmpty());
  }

  private static boolean hasRequest(
      GenericKubernetesResource slice, GenericKubernetesResource secret) {
    String request = Fields.text(slice, "spec", "csr");
    return request != null && request.equals(Fields.text(secret, "data", "csr"));
  }
}
