package dev.hawser.liqo.cluster;

import dev.hawser.cluster.FailureType;
import dev.hawser.cluster.Holder;
import dev.hawser.cluster.PairActivities.Claim;
import dev.hawser.cluster.PairActivities.Claimed;
import dev.hawser.cluster.Removed;
import dev.hawser.liqo.objects.ClaimMark;
import dev.hawser.liqo.objects.ClusterAccess;
import dev.hawser.liqo.objects.Desired;
import dev.hawser.liqo.objects.KubernetesFailures;
import dev.hawser.liqo.objects.Work;
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
  private final Work work;

  Claims(ClusterAccess cluster, Work work) {
    this.cluster = cluster;
    this.work = work;
  }

  Claimed claim(Claim claim) {
    var living = cluster.tenantNamespace(claim.scope().peer());
    if (living.isEmpty())
      return claim.create() ? create(claim) : new Claimed("", "no tenant namespace to claim");
    return claimLiving(living.get(), claim);
  }

  Removed release(Holder holder) {
    cluster
        .tenantNamespace(work.scope().peer())
        .filter(
            namespace ->
                ClaimMark.read(namespace).filter(other -> isSame(other, holder)).isPresent())
        .ifPresent(namespace -> write(namespace, null));
    return Removed.NOTHING;
  }

  private Claimed create(Claim claim) {
    refuseUnlabelled();
    var desired =
        Desired.of(Kind.NAMESPACE, null, Labels.tenantNamespace(work.peer()))
            .label(Labels.REMOTE_CLUSTER, work.peer())
            .label(Labels.TENANT_NAMESPACE, "true")
            .annotation(Labels.CLAIM, ClaimMark.text(claim.holder()));
    for (String mode : POD_SECURITY) {
      desired.label("pod-security.kubernetes.io/" + mode, "privileged");
    }
    var made = work.objects().create(desired);
    return new Claimed(made.getMetadata().getName(), "");
  }

  /** Liqo finds a tenant namespace by its labels, and can't make one where the name is taken. */
  private void refuseUnlabelled() {
    String name = work.namespace();
    if (ClusterAccess.ifAllowed(() -> work.api().get(Kind.NAMESPACE, null, name))
        .flatMap(found -> found)
        .isEmpty()) return;
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

  private Claimed claimLiving(GenericKubernetesResource namespace, Claim claim) {
    String name = namespace.getMetadata().getName();
    var other = ClaimMark.read(namespace).filter(holder -> !isSame(holder, claim.holder()));
    if (other.isPresent() && !claim.takeOver()) throw held(name, other.get());
    try {
      if (ClaimMark.read(namespace).isEmpty() || other.isPresent())
        write(namespace, claim.holder());
      return new Claimed(name, "");
    } catch (KubernetesClientException e) {
      if (!KubernetesFailures.isForbidden(e)) throw e;
      return new Claimed(
          name,
          "the pair is not claimed on "
              + work.clusterId()
              + ": the worker may not annotate namespace "
              + name);
    }
  }

  private void write(GenericKubernetesResource namespace, @Nullable Holder holder) {
    ClaimMark.write(namespace, holder);
    work.api().replace(namespace);
  }

  private ApplicationFailure held(String namespace, Holder holder) {
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

  private static boolean isSame(Holder one, Holder other) {
    return one.namespace().equals(other.namespace())
        && one.workflow().equals(other.workflow())
        && one.run().equals(other.run());
  }
}
