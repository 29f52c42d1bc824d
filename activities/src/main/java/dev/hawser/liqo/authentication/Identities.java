package dev.hawser.liqo.authentication;

import dev.hawser.activity.AuthParams;
import dev.hawser.activity.AuthenticationActivities.IdentityInput;
import dev.hawser.activity.AuthenticationActivities.IdentitySecret;
import dev.hawser.activity.DeleteInput;
import dev.hawser.activity.ObjectReference;
import dev.hawser.liqo.cluster.PairObjects;
import dev.hawser.liqo.cluster.PeerValue;
import dev.hawser.liqo.desired.DesiredObject;
import dev.hawser.liqo.desired.ObjectWriter;
import dev.hawser.liqo.diagnosis.Diagnostics;
import dev.hawser.liqo.kubernetes.KubeApi;
import dev.hawser.liqo.pki.Certificate;
import dev.hawser.liqo.resources.Fields;
import dev.hawser.liqo.resources.Kind;
import dev.hawser.liqo.resources.Labels;
import dev.hawser.liqo.waiting.ActivityAttempt;
import dev.hawser.liqo.waiting.WaitCondition;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The consumer's control-plane Identity, with the kubeconfig Secret and Renew that Liqo creates.
 */
final class Identities {
  private final PairObjects pair;
  private final KubeApi api;
  private final ObjectWriter objects;
  private final ActivityAttempt attempt;
  private final Diagnostics diagnostics;

  Identities(PairObjects pair, KubeApi api, ObjectWriter objects, ActivityAttempt attempt) {
    this.pair = pair;
    this.api = api;
    this.objects = objects;
    this.attempt = attempt;
    this.diagnostics = new Diagnostics(api);
  }

  /**
   * Ensures the Identity with the provider's credentials, if they are for this cluster.
   *
   * @param ownKey fingerprint of the cluster's own key
   */
  IdentitySecret ensure(IdentityInput input, String ownKey) {
    PeerValue.require(
        pair, "the credentials", () -> requireOwn(input.tenant().authParams(), ownKey));
    var namespace = pair.namespace();
    if (input.removeStuck()) awaitStuckGone(namespace);
    String name = Labels.controlPlane(pair.peer());
    var tenant = input.tenant();
    var identity =
        objects.ensure(
            DesiredObject.of(Kind.IDENTITY, namespace, name)
                .label(Labels.REMOTE_CLUSTER, pair.peer())
                .spec("clusterID", pair.peer())
                .spec("type", "ControlPlane")
                .spec("authParams", fields(tenant.authParams()))
                .spec("namespace", tenant.tenantNamespace()));
    var condition =
        WaitCondition.of("Liqo to write the identity's kubeconfig", Kind.IDENTITY)
            .explainedBy(
                () ->
                    Diagnostics.join(
                        "Identity "
                            + name
                            + " in "
                            + namespace
                            + " has no kubeconfig Secret: does Liqo's controller manager run?",
                        diagnostics.lastEvent(namespace, name)));
    return attempt.await(condition, () -> installed(namespace, identity));
  }

  private void requireOwn(AuthParams params, String ownKey) {
    Certificate.read(params.signedCRT())
        .orElseThrow(() -> new IllegalArgumentException("its certificate can't be read"))
        .require(pair.cluster().value(), ownKey, Instant.now());
    if (params.ca() != null && !Certificate.areReadable(params.ca())) {
      throw new IllegalArgumentException("its CA is not a list of certificates in PEM");
    }
  }

  /**
   * Deletes the Identity, and waits until the Renew and the kubeconfig Secret are gone too. The
   * provider's Tenant must outlive them: it gives the permission to delete the Renew's copy there.
   */
  List<ObjectReference> remove(DeleteInput removal) {
    var namespace = pair.namespaceForRemoval();
    if (namespace.isEmpty()) return List.of();
    var gone = new ArrayList<ObjectReference>();
    objects
        .remove(removal, Kind.IDENTITY, namespace.get(), Labels.controlPlane(pair.peer()))
        .ifPresent(gone::add);
    boolean stays =
        api.get(Kind.IDENTITY, namespace.get(), Labels.controlPlane(pair.peer())).isPresent();
    if (!stays) awaitCredentialsGone(namespace.get());
    return gone;
  }

  /** Waits for what an earlier unpeer left terminating. */
  private void awaitStuckGone(String namespace) {
    var renews = api.list(Kind.RENEW, namespace, Map.of(Labels.REMOTE_ID, pair.peer()));
    renews.stream()
        .filter(Fields::terminating)
        .forEach(renew -> objects.awaitGone(Kind.RENEW, renew));
    api.get(Kind.SECRET, namespace, "kubeconfig-" + Labels.controlPlane(pair.peer()))
        .filter(Fields::terminating)
        .ifPresent(secret -> objects.awaitGone(Kind.SECRET, secret));
  }

  private void awaitCredentialsGone(String namespace) {
    for (var renew : api.list(Kind.RENEW, namespace, Map.of(Labels.REMOTE_ID, pair.peer()))) {
      objects.awaitGone(Kind.RENEW, renew);
    }
    objects.awaitAbsent(Kind.SECRET, namespace, "kubeconfig-" + Labels.controlPlane(pair.peer()));
  }

  private Optional<IdentitySecret> installed(String namespace, GenericKubernetesResource identity) {
    return api.get(Kind.IDENTITY, namespace, identity.getMetadata().getName())
        .filter(existing -> existing.getMetadata().getUid().equals(identity.getMetadata().getUid()))
        .map(existing -> Fields.text(existing, "status", "kubeconfigSecretRef", "name"))
        .map(IdentitySecret::new);
  }

  private static Map<String, Object> fields(AuthParams params) {
    var fields = new LinkedHashMap<String, Object>();
    if (params.ca() != null) fields.put("ca", params.ca());
    fields.put("signedCRT", params.signedCRT());
    fields.put("apiServer", params.apiServer());
    if (params.proxyURL() != null) fields.put("proxyURL", params.proxyURL());
    return fields;
  }
}
