package dev.hawser.liqo.pair;

import dev.hawser.activity.ClaimHolder;
import dev.hawser.activity.DeleteResult;
import dev.hawser.activity.FailureType;
import dev.hawser.activity.PairActivities.ClaimInput;
import dev.hawser.activity.PairActivities.ClaimResult;
import dev.hawser.liqo.claims.ClaimAnnotation;
import dev.hawser.liqo.cluster.ActivityContext;
import dev.hawser.liqo.cluster.ClusterAccess;
import dev.hawser.liqo.desired.DesiredObject;
import dev.hawser.liqo.kubernetes.KubernetesFailures;
import dev.hawser.liqo.resources.Kind;
import dev.hawser.liqo.resources.Labels;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.temporal.failure.ApplicationFailure;
import org.jspecify.annotations.Nullable;

/**
 * Who holds the pair, as an annotation on the tenant namespace: workflow IDs can't see another
 * Temporal namespace or another installation. Written with the resourceVersion that was read.
 */
final class Claims {
  private static final String[] POD_SECURITY = {"audit", "enforce", "warn"};

  private final ClusterAccess cluster;
  private final ActivityContext work;

  Claims(ClusterAccess cluster, ActivityContext work) {
    this.cluster = cluster;
    this.work = work;
  }

  ClaimResult claim(ClaimInput claim) {
    var living = cluster.tenantNamespaces().of(claim.scope().peer());
    if (living.isEmpty())
      return claim.create() ? create(claim) : new ClaimResult("", "no tenant namespace to claim");
    return claimLiving(living.get(), claim);
  }

  DeleteResult release(ClaimHolder holder) {
    cluster
        .tenantNamespaces()
        .of(work.scope().peer())
        .filter(
            namespace ->
                ClaimAnnotation.read(namespace).filter(other -> isSame(other, holder)).isPresent())
        .ifPresent(namespace -> write(namespace, null));
    return DeleteResult.NOTHING;
  }

  private ClaimResult create(ClaimInput claim) {
    refuseUnlabelled();
    var desired =
        DesiredObject.of(Kind.NAMESPACE, null, Labels.tenantNamespace(work.peer()))
            .label(Labels.REMOTE_CLUSTER, work.peer())
            .label(Labels.TENANT_NAMESPACE, "true")
            .annotation(Labels.CLAIM, ClaimAnnotation.text(claim.holder()));
    for (String mode : POD_SECURITY) {
      desired.label("pod-security.kubernetes.io/" + mode, "privileged");
    }
    var made = work.objects().create(desired);
    return new ClaimResult(made.getMetadata().getName(), "");
  }

  /** Liqo finds a tenant namespace by its labels, and can't make one where the name is taken. */
  private void refuseUnlabelled() {
    String name = work.namespace();
    if (work.api().getIfAllowed(Kind.NAMESPACE, null, name).isEmpty()) return;
    throw ApplicationFailure.newNonRetryableFailure(
        "namespace "
            + name
            + " on "
            + work.clusterId()
            + " exists without Liqo's labels "
            + Labels.REMOTE_CLUSTER
            + " and "
            + Labels.TENANT_NAMESPACE
            + ": label it, or remove it",
        FailureType.Conflict.name());
  }

  private ClaimResult claimLiving(GenericKubernetesResource namespace, ClaimInput claim) {
    String name = namespace.getMetadata().getName();
    var other = ClaimAnnotation.read(namespace).filter(holder -> !isSame(holder, claim.holder()));
    if (other.isPresent() && !claim.takeOver()) throw held(name, other.get());
    try {
      if (ClaimAnnotation.read(namespace).isEmpty() || other.isPresent())
        write(namespace, claim.holder());
      return new ClaimResult(name, "");
    } catch (KubernetesClientException e) {
      if (!KubernetesFailures.isForbidden(e)) throw e;
      return new ClaimResult(
          name,
          "the pair is not claimed on "
              + work.clusterId()
              + ": the worker may not annotate namespace "
              + name);
    }
  }

  private void write(GenericKubernetesResource namespace, @Nullable ClaimHolder holder) {
    ClaimAnnotation.write(namespace, holder);
    work.api().replace(namespace);
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
            + work.clusterId()
            + "): wait for that run, or set takeOver when it is dead",
        FailureType.AlreadyRunning.name());
  }

  private static boolean isSame(ClaimHolder one, ClaimHolder other) {
    return one.namespace().equals(other.namespace())
        && one.workflow().equals(other.workflow())
        && one.run().equals(other.run());
  }
}
