package dev.hawser.liqo.authentication;

import dev.hawser.activity.AuthParams;
import dev.hawser.activity.AuthenticationActivities.IdentityInput;
import dev.hawser.activity.AuthenticationActivities.IdentitySecret;
import dev.hawser.activity.DeleteInput;
import dev.hawser.liqo.cluster.ActivityContext;
import dev.hawser.liqo.desired.DesiredObject;
import dev.hawser.liqo.diagnosis.Diagnostics;
import dev.hawser.liqo.resources.Fields;
import dev.hawser.liqo.resources.Kind;
import dev.hawser.liqo.resources.Labels;
import dev.hawser.liqo.waiting.WaitCondition;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The consumer's control-plane Identity, and the kubeconfig Secret and Renew that Liqo makes of it.
 */
final class Identities {
  private final ActivityContext work;

  Identities(ActivityContext work) {
    this.work = work;
  }

  IdentitySecret ensure(IdentityInput credentials) {
    var namespace = work.namespace();
    if (credentials.removeStuck()) awaitStuckGone(namespace);
    String name = Labels.controlPlane(work.peer());
    var grant = credentials.tenant();
    var identity =
        work.objects()
            .ensure(
                DesiredObject.of(Kind.IDENTITY, namespace, name)
                    .label(Labels.REMOTE_CLUSTER, work.peer())
                    .spec("clusterID", work.peer())
                    .spec("type", "ControlPlane")
                    .spec("authParams", fields(grant.authParams()))
                    .spec("namespace", grant.tenantNamespace()));
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
                        work.clues().lastEvent(namespace, name)));
    return work.await(condition, () -> installed(namespace, identity));
  }

  /**
   * Waits until the Renew and the kubeconfig Secret are gone too: the provider's Tenant must not go
   * before, for it carries the right to remove the Renew's copy there.
   */
  List<String> remove(DeleteInput removal) {
    var namespace = work.namespaceIfAny();
    if (namespace.isEmpty()) return List.of();
    var gone = new ArrayList<String>();
    work.objects()
        .remove(removal, Kind.IDENTITY, namespace.get(), Labels.controlPlane(work.peer()))
        .ifPresent(gone::add);
    boolean stays =
        work.api()
            .get(Kind.IDENTITY, namespace.get(), Labels.controlPlane(work.peer()))
            .isPresent();
    if (!stays) awaitCredentialsGone(namespace.get());
    return gone;
  }

  /** What an earlier unpeer left Terminating; what lives stays. */
  private void awaitStuckGone(String namespace) {
    var renews = work.api().list(Kind.RENEW, namespace, Map.of(Labels.REMOTE_ID, work.peer()));
    renews.stream()
        .filter(Fields::terminating)
        .forEach(renew -> work.objects().awaitGone(Kind.RENEW, renew));
    work.api()
        .get(Kind.SECRET, namespace, "kubeconfig-" + Labels.controlPlane(work.peer()))
        .filter(Fields::terminating)
        .ifPresent(secret -> work.objects().awaitGone(Kind.SECRET, secret));
  }

  private void awaitCredentialsGone(String namespace) {
    for (var renew :
        work.api().list(Kind.RENEW, namespace, Map.of(Labels.REMOTE_ID, work.peer()))) {
      work.objects().awaitGone(Kind.RENEW, renew);
    }
    work.objects()
        .awaitAbsent(Kind.SECRET, namespace, "kubeconfig-" + Labels.controlPlane(work.peer()));
  }

  private Optional<IdentitySecret> installed(String namespace, GenericKubernetesResource identity) {
    return work.api()
        .get(Kind.IDENTITY, namespace, identity.getMetadata().getName())
        .filter(living -> living.getMetadata().getUid().equals(identity.getMetadata().getUid()))
        .map(living -> Fields.text(living, "status", "kubeconfigSecretRef", "name"))
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
