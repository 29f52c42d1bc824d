package dev.hawser.liqo.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.hawser.cluster.FailureType;
import dev.hawser.cluster.Holder;
import dev.hawser.cluster.PairActivities.Claim;
import dev.hawser.cluster.PairActivities.Claimed;
import dev.hawser.cluster.Removed;
import dev.hawser.liqo.objects.ClusterAccess;
import dev.hawser.liqo.objects.Desired;
import dev.hawser.liqo.objects.KubernetesFailures;
import dev.hawser.liqo.objects.Work;
import dev.hawser.liqo.resources.Fields;
import dev.hawser.liqo.resources.Kind;
import dev.hawser.liqo.resources.Labels;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.temporal.failure.ApplicationFailure;
import java.util.HashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who holds the pair, as an annotation on the tenant namespace: workflow IDs can't see another
 * Temporal namespace or another installation. Written with the resourceVersion that was read.
 */
final class Claims {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();
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
        .filter(namespace -> holder(namespace).filter(other -> isSame(other, holder)).isPresent())
        .ifPresent(namespace -> write(namespace, null));
    return Removed.NOTHING;
  }

  static Optional<Holder> holder(GenericKubernetesResource namespace) {
    String text = Fields.annotation(namespace, Labels.CLAIM);
    if (text == null) return Optional.empty();
    try {
      return Optional.of(JSON.readValue(text, Holder.class));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private Claimed create(Claim claim) {
    var desired =
        Desired.of(Kind.NAMESPACE, null, Labels.tenantNamespace(work.peer()))
            .label(Labels.REMOTE_CLUSTER, work.peer())
            .label(Labels.TENANT_NAMESPACE, "true")
            .annotation(Labels.CLAIM, text(claim.holder()));
    for (String mode : POD_SECURITY) {
      desired.label("pod-security.kubernetes.io/" + mode, "privileged");
    }
    var made = work.objects().create(desired);
    return new Claimed(made.getMetadata().getName(), "");
  }

  private Claimed claimLiving(GenericKubernetesResource namespace, Claim claim) {
    String name = namespace.getMetadata().getName();
    var other = holder(namespace).filter(holder -> !isSame(holder, claim.holder()));
    if (other.isPresent() && !claim.takeOver()) throw held(name, other.get());
    try {
      if (holder(namespace).isEmpty() || other.isPresent()) write(namespace, claim.holder());
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
    var before = namespace.getMetadata().getAnnotations();
    var annotations = before == null ? new HashMap<String, String>() : new HashMap<>(before);
    if (holder == null) annotations.remove(Labels.CLAIM);
    else annotations.put(Labels.CLAIM, text(holder));
    namespace.getMetadata().setAnnotations(annotations);
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

  private static String text(Holder holder) {
    try {
      return JSON.writeValueAsString(holder);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a holder that is no JSON", e);
    }
  }
}
