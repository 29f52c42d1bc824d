package dev.hawser.liqo.cluster;

import dev.hawser.activity.ActivityScope;
import dev.hawser.activity.ClusterId;
import dev.hawser.activity.DeleteInput;
import dev.hawser.activity.FailureType;
import dev.hawser.activity.Role;
import dev.hawser.liqo.claims.ClaimAnnotation;
import dev.hawser.liqo.claims.WriteGuard;
import dev.hawser.liqo.desired.ObjectWriter;
import dev.hawser.liqo.diagnosis.Diagnostics;
import dev.hawser.liqo.kubernetes.KubeApi;
import dev.hawser.liqo.resources.Fields;
import dev.hawser.liqo.resources.Kind;
import dev.hawser.liqo.resources.Labels;
import dev.hawser.liqo.waiting.ActivityAttempt;
import dev.hawser.liqo.waiting.WaitCondition;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.temporal.activity.Activity;
import io.temporal.failure.ApplicationFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What an activity works with: one cluster, one run, one attempt. */
public final class ActivityContext {
  private final ClusterAccess cluster;
  private final ActivityScope scope;
  private final ActivityAttempt attempt;
  private final KubeApi api;
  private final ObjectWriter objects;

  ActivityContext(ClusterAccess cluster, ActivityScope scope, ActivityAttempt attempt) {
    this.cluster = cluster;
    this.scope = scope;
    this.attempt = attempt;
    var hold =
        new WriteGuard(cluster.tenantNamespaces(), scope, Activity.getExecutionContext().getInfo());
    this.api =
        cluster
            .api()
            .asking(
                () -> {
                  attempt.requireAlive();
                  hold.require();
                });
    this.objects = new ObjectWriter(api, scope, attempt);
  }

  public ActivityScope scope() {
    return scope;
  }

  public String peer() {
    return scope.peer().value();
  }

  public ClusterId clusterId() {
    return cluster.id();
  }

  public KubeApi api() {
    return api;
  }

  public String liqoNamespace() {
    return cluster.liqoNamespace();
  }

  public ObjectWriter objects() {
    return objects;
  }

  public <T> T await(WaitCondition condition, Supplier<Optional<T>> probe) {
    return attempt.await(condition, probe);
  }

  public void awaitTrue(WaitCondition condition, Supplier<Boolean> probe) {
    attempt.awaitTrue(condition, probe);
  }

  /** What the cluster shows of why a wait is not over. */
  public Diagnostics clues() {
    return new Diagnostics(api());
  }

  /** The peer's tenant namespace, which the claim has made. */
  public String namespace() {
    return scope.namespace();
  }

  /**
   * The peer's tenant namespace for taking things away; empty when there is none, or when another
   * run has taken the pair over: what is in it is that run's now.
   */
  public Optional<String> namespaceIfAny() {
    return cluster
        .tenantNamespaces()
        .of(scope.peer())
        .filter(namespace -> !ClaimAnnotation.isAnothers(namespace, scope.run()))
        .map(namespace -> namespace.getMetadata().getName());
  }

  /**
   * The one object of the kind that is labelled for the peer; empty when there is none.
   *
   * @throws ApplicationFailure Conflict when there are several, which Liqo itself can't handle
   */
  public Optional<GenericKubernetesResource> labelled(Kind kind, String namespace) {
    return labelled(Map.of(Labels.REMOTE_CLUSTER, peer()), kind, namespace);
  }

  /** As above, with more labels. */
  public Optional<GenericKubernetesResource> labelled(
      Map<String, String> labels, Kind kind, String namespace) {
    return theOne(kind, api.list(kind, namespace, labels));
  }

  /**
   * The only one of those found for the peer; empty when there is none.
   *
   * @throws ApplicationFailure Conflict when there are several
   */
  public Optional<GenericKubernetesResource> theOne(
      Kind kind, List<GenericKubernetesResource> found) {
    if (found.size() > 1) {
      throw ApplicationFailure.newNonRetryableFailure(
          "several objects of kind "
              + kind.word()
              + " on "
              + clusterId()
              + " are labelled for "
              + peer()
              + ": keep one",
          FailureType.Conflict.name());
    }
    return found.stream().findFirst();
  }

  /** The Secret with the cluster's own key pair; empty when it is missing or may not be read. */
  public Optional<GenericKubernetesResource> authenticationKeys() {
    return KubeApi.ifAllowed(() -> api().get(Kind.SECRET, liqoNamespace(), Labels.KEYS_SECRET))
        .flatMap(found -> found);
  }

  /**
   * What on this cluster shows that the peering the other way round exists now: others come first.
   */
  public List<String> reverseSigns() {
    var kinds =
        scope.role() == Role.CONSUMER
            ? List.of(Kind.TENANT)
            : List.of(Kind.IDENTITY, Kind.VIRTUAL_NODE, Kind.RESOURCE_SLICE);
    var signs = new ArrayList<String>();
    for (var kind : kinds) {
      KubeApi.ifAllowed(() -> api().list(kind, namespace(), Map.of(Labels.REMOTE_CLUSTER, peer())))
          .orElse(List.of())
          .stream()
          .filter(found -> Fields.label(found, Labels.REPLICATED) == null)
          .map(found -> Fields.name(found) + " on " + clusterId())
          .forEach(signs::add);
    }
    return signs;
  }

  /** Why the network must stay, seen from the other side or from here; empty when it may go. */
  public List<String> othersFirst(DeleteInput removal) {
    return removal.reverse().isEmpty() ? reverseSigns() : removal.reverse();
  }
}
