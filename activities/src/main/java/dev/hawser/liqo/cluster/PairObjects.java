package dev.hawser.liqo.cluster;

import dev.hawser.activity.ActivityScope;
import dev.hawser.activity.ClusterId;
import dev.hawser.activity.FailureType;
import dev.hawser.activity.Role;
import dev.hawser.liqo.claims.ClaimAnnotation;
import dev.hawser.liqo.kubernetes.KubeApi;
import dev.hawser.liqo.kubernetes.ReadResult;
import dev.hawser.liqo.kubernetes.TenantNamespaces;
import dev.hawser.liqo.resources.Kind;
import dev.hawser.liqo.resources.Labels;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One pair on one cluster, for one run: who the peer is, and which objects belong to the pair. */
public final class PairObjects {
  private final ActivityScope scope;
  private final KubeApi api;
  private @Nullable String namespace;

  PairObjects(ActivityScope scope, KubeApi api) {
    this.scope = scope;
    this.api = api;
  }

  public String peer() {
    return scope.peer().value();
  }

  public ClusterId peerId() {
    return scope.peer();
  }

  public ClusterId cluster() {
    return scope.cluster();
  }

  /** The role of this cluster in the peering. */
  public Role role() {
    return scope.role();
  }

  /**
   * Requires that this cluster has the role that an activity is for.
   *
   * @throws ApplicationFailure InvalidRequest if it has the other one
   */
  public void requireRole(Role needed) {
    if (role() == needed) return;
    throw ApplicationFailure.newNonRetryableFailure(
        "%s is the %s of this peering: only the %s does that"
            .formatted(cluster(), role().word(), needed.word()),
        FailureType.INVALID_REQUEST.word());
  }

  public String run() {
    return scope.run();
  }

  /**
   * The peer's tenant namespace, which exists once the pair is claimed. Its name follows from the
   * peer's ID, or from Liqo's labels; the argument of an activity only says which of the two.
   */
  public String namespace() {
    if (namespace == null) namespace = deriveNamespace();
    return namespace;
  }

  private String deriveNamespace() {
    String usual = Labels.tenantNamespace(peer());
    if (scope.namespace().equals(usual)) return usual;
    return findNamespace().map(found -> found.getMetadata().getName()).orElse(usual);
  }

  /** The peer's tenant namespace as it is on the cluster now; empty if there is none. */
  public Optional<GenericKubernetesResource> findNamespace() {
    return new TenantNamespaces(api, scope.cluster()).of(scope.peer());
  }

  /**
   * The peer's tenant namespace to delete objects from; empty if there is none, or if another run
   * has taken over the pair and with it the objects in it.
   */
  public Optional<String> namespaceForRemoval() {
    return findNamespace()
        .filter(namespace -> ClaimAnnotation.holderOtherThan(run(), namespace).isEmpty())
        .map(namespace -> namespace.getMetadata().getName());
  }

  /** The objects of the kind that are labelled for the peer. */
  public List<GenericKubernetesResource> list(Kind kind, String namespace) {
    return api.list(kind, namespace, labels());
  }

  /** Like {@link #list}, but unknown if the credentials may not read them. */
  public ReadResult<List<GenericKubernetesResource>> tryList(Kind kind, String namespace) {
    return api.tryList(kind, namespace, labels());
  }

  /**
   * The only object of the kind that is labelled for the peer; empty if there is none.
   *
   * @throws ApplicationFailure Conflict if there are several, which Liqo itself can't handle
   */
  public Optional<GenericKubernetesResource> labelled(Kind kind, String namespace) {
    return theOne(kind, list(kind, namespace));
  }

  /**
   * The only one of these objects; empty if there is none.
   *
   * @throws ApplicationFailure Conflict if there are several
   */
  public Optional<GenericKubernetesResource> theOne(
      Kind kind, List<GenericKubernetesResource> found) {
    if (found.size() > 1) {
      throw ApplicationFailure.newNonRetryableFailure(
          "several objects of kind %s on %s are labelled for %s: keep one"
              .formatted(kind.word(), cluster(), peer()),
          FailureType.CONFLICT.word());
    }
    return found.stream().findFirst();
  }

  private Map<String, String> labels() {
    return Map.of(Labels.REMOTE_CLUSTER, peer());
  }
}
