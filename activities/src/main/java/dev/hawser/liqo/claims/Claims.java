package dev.hawser.liqo.claims;

import dev.hawser.activity.ActivityScope;
import dev.hawser.activity.ClaimHolder;
import dev.hawser.activity.DeleteResult;
import dev.hawser.activity.FailureType;
import dev.hawser.activity.PairActivities.ClaimInput;
import dev.hawser.activity.PairActivities.ClaimResult;
import dev.hawser.liqo.desired.DesiredObject;
import dev.hawser.liqo.desired.ObjectWriter;
import dev.hawser.liqo.kubernetes.KubeApi;
import dev.hawser.liqo.kubernetes.KubernetesFailures;
import dev.hawser.liqo.kubernetes.TenantNamespaces;
import dev.hawser.liqo.resources.Kind;
import dev.hawser.liqo.resources.Labels;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.temporal.failure.ApplicationFailure;
import org.jspecify.annotations.Nullable;

/**
 * Claims and releases a pair by an annotation on the tenant namespace, because a workflow ID is
 * unique only within one Temporal namespace. Each write states the resourceVersion that was read.
 */
public final class Claims {
  private static final String[] POD_SECURITY = {"audit", "enforce", "warn"};

  private final ActivityScope scope;
  private final KubeApi api;
  private final ObjectWriter objects;
  private final TenantNamespaces namespaces;

  public Claims(ActivityScope scope, KubeApi api, ObjectWriter objects) {
    this.scope = scope;
    this.api = api;
    this.objects = objects;
    this.namespaces = new TenantNamespaces(api, scope.cluster());
  }

  /**
   * Claims the pair on this cluster for a run; claiming it again changes nothing.
   *
   * @throws ApplicationFailure AlreadyRunning if another run holds the pair and may not be
   *     displaced, Conflict if the name of the tenant namespace is taken
   */
  public ClaimResult claim(ClaimInput claim) {
    var existing = namespaces.of(scope.peer());
    if (existing.isEmpty())
      return claim.create() ? create(claim) : new ClaimResult("", "no tenant namespace to claim");
    return claimExisting(existing.get(), claim);
  }

  /** Removes the holder's claim from the tenant namespace, unless another run holds the pair. */
  public DeleteResult release(ClaimHolder holder) {
    namespaces
        .of(scope.peer())
        .filter(namespace -> ClaimAnnotation.isHeldBy(holder, namespace))
        .ifPresent(namespace -> write(namespace, null));
    return DeleteResult.NOTHING;
  }

  /** Removes this run's claim from the tenant namespace, unless another run holds the pair. */
  public void release(GenericKubernetesResource namespace) {
    if (ClaimAnnotation.isHeldBy(scope.run(), namespace)) write(namespace, null);
  }

  private ClaimResult create(ClaimInput claim) {
    refuseUnlabelled();
    var desired =
        DesiredObject.of(Kind.NAMESPACE, null, Labels.tenantNamespace(scope.peer().value()))
            .label(Labels.REMOTE_CLUSTER, scope.peer().value())
            .label(Labels.TENANT_NAMESPACE, "true")
            .annotation(Labels.CLAIM, ClaimAnnotation.text(claim.holder()));
    for (String mode : POD_SECURITY) {
      desired.label("pod-security.kubernetes.io/" + mode, "privileged");
    }
    var created = objects.create(desired);
    return new ClaimResult(created.getMetadata().getName(), "");
  }

  /** Liqo finds a tenant namespace by its labels, and can't create one whose name is taken. */
  private void refuseUnlabelled() {
    String name = Labels.tenantNamespace(scope.peer().value());
    if (api.get(Kind.NAMESPACE, null, name).isEmpty()) return;
    throw ApplicationFailure.newNonRetryableFailure(
        "namespace "
            + name
            + " on "
            + scope.cluster()
            + " exists without Liqo's labels "
            + Labels.REMOTE_CLUSTER
            + " and "
            + Labels.TENANT_NAMESPACE
            + ": label it, or remove it",
        FailureType.CONFLICT.word());
  }

  private ClaimResult claimExisting(GenericKubernetesResource namespace, ClaimInput claim) {
    String name = namespace.getMetadata().getName();
    var other = ClaimAnnotation.holderOtherThan(claim.holder(), namespace);
    if (other.isPresent() && !claim.takeOver()) throw held(name, other.get());
    try {
      if (!ClaimAnnotation.isHeldBy(claim.holder(), namespace)) {
        write(namespace, claim.holder());
      }
      return new ClaimResult(name, "");
    } catch (KubernetesClientException e) {
      if (!KubernetesFailures.isForbidden(e)) throw e;
      return new ClaimResult(
          name,
          "the pair is not claimed on "
              + scope.cluster()
              + ": the worker may not annotate namespace "
              + name);
    }
  }

  private void write(GenericKubernetesResource namespace, @Nullable ClaimHolder holder) {
    ClaimAnnotation.write(namespace, holder);
    api.replace(namespace);
  }

  private ApplicationFailure held(String namespace, ClaimHolder holder) {
    return ApplicationFailure.newNonRetryableFailure(
        "the pair is held by "
            + holder
            + " (annotation "
            + Labels.CLAIM
            + " on namespace "
            + namespace
            + " of "
            + scope.cluster()
            + "): wait for that run, or set takeOver if that run no longer exists",
        FailureType.ALREADY_RUNNING.word());
  }
}
