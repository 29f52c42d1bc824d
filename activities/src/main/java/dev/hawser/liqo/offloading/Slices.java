package dev.hawser.liqo.offloading;

import dev.hawser.activity.FailureType;
import dev.hawser.activity.OffloadingActivities.SliceDecision;
import dev.hawser.activity.ResourceOptions;
import dev.hawser.liqo.cluster.ActivityContext;
import dev.hawser.liqo.desired.DesiredObject;
import dev.hawser.liqo.diagnosis.Diagnostics;
import dev.hawser.liqo.resources.Fields;
import dev.hawser.liqo.resources.Kind;
import dev.hawser.liqo.resources.Labels;
import dev.hawser.liqo.waiting.WaitCondition;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The ResourceSlice, named after the provider, and what the provider decides on it. */
final class Slices {
  /** A Denied may be a hiccup of the provider's certificate signing: it is final when it stays. */
  private static final Duration FINAL_AFTER = Duration.ofSeconds(15);

  private final ActivityContext work;
  private final Duration finalAfter;
  private final boolean cordoned;
  private @Nullable Long deniedSince;

  /**
   * @param cordoned the provider grants nothing new now, so that a denial is final at once
   */
  Slices(ActivityContext work, boolean cordoned) {
    this(work, FINAL_AFTER, cordoned);
  }

  Slices(ActivityContext work, Duration finalAfter, boolean cordoned) {
    this.work = work;
    this.finalAfter = finalAfter;
    this.cordoned = cordoned;
  }

  SliceDecision ensure(ResourceOptions options) {
    var namespace = work.namespace();
    var living = work.api().get(Kind.RESOURCE_SLICE, namespace, work.peer());
    if (living.isEmpty()) new StaleLease(work, namespace).remove();
    var slice = work.objects().ensure(desired(namespace, living, options));
    var uid = slice.getMetadata().getUid();
    var condition =
        WaitCondition.of("the provider to decide on the resources", Kind.RESOURCE_SLICE)
            .explainedBy(() -> unanswered(namespace));
    return work.await(condition, () -> decided(namespace, uid, options));
  }

  /**
   * What the provider has said so far, and otherwise who should have carried the question there.
   */
  private String unanswered(String namespace) {
    var slice = work.api().get(Kind.RESOURCE_SLICE, namespace, work.peer());
    if (slice.isEmpty()) return "ResourceSlice " + work.peer() + " has disappeared";
    String said =
        Stream.of("Authentication", "Resources")
            .filter(type -> Fields.condition(slice.get(), type, "status") != null)
            .map(type -> words(slice.get(), type))
            .collect(Collectors.joining(", "));
    return Diagnostics.join(
        "ResourceSlice "
            + work.peer()
            + " in "
            + namespace
            + " is not answered: "
            + (said.isEmpty() ? "" : said + "; ")
            + "do Liqo's crd-replicator here and its controller manager on "
            + work.peer()
            + " run?",
        work.clues().lastEvent(namespace, work.peer()));
  }

  private static String words(GenericKubernetesResource slice, String type) {
    String message = Fields.condition(slice, type, "message");
    return type
        + " is "
        + Fields.condition(slice, type, "status")
        + (message == null ? "" : " (" + message + ")");
  }

  /** Only what is asked: the CSR and the consumer's ID, which Liqo adds, stay in place. */
  private DesiredObject desired(
      String namespace, Optional<GenericKubernetesResource> living, ResourceOptions options) {
    var desired =
        DesiredObject.of(Kind.RESOURCE_SLICE, namespace, work.peer())
            .label(Labels.REPLICATION, "true")
            .label(Labels.REMOTE_ID, work.peer())
            .label(Labels.REMOTE_CLUSTER, work.peer())
            .spec("providerClusterID", work.peer());
    if (living.isEmpty() || options.sliceClass() != null) {
      desired.spec("class", options.classOrDefault());
    }
    if (options.quantities() != null && !isAsked(living, options)) {
      desired.spec("resources", options.requested());
    }
    if (living.isEmpty() || options.createVirtualNode() != null)
      virtualNode(desired, living, options);
    return desired;
  }

  /** The same amounts in other words are no change. */
  private static boolean isAsked(
      Optional<GenericKubernetesResource> living, ResourceOptions options) {
    var asked = living.map(slice -> Fields.textsByName(slice, "spec", "resources"));
    return asked.filter(is -> is.keySet().equals(options.requested().keySet())).isPresent()
        && asked.get().entrySet().stream()
            .allMatch(is -> Quantities.same(is.getValue(), options.requested().get(is.getKey())));
  }

  /** The annotation is never taken away: only "false" stops Liqo. */
  private static void virtualNode(
      DesiredObject desired, Optional<GenericKubernetesResource> living, ResourceOptions options) {
    if (options.wantsVirtualNode()) desired.annotation(Labels.CREATE_VIRTUAL_NODE, "true");
    else if (living.isPresent()) desired.annotation(Labels.CREATE_VIRTUAL_NODE, "false");
  }

  private Optional<SliceDecision> decided(String namespace, String uid, ResourceOptions options) {
    var slice =
        work.api()
            .get(Kind.RESOURCE_SLICE, namespace, work.peer())
            .filter(living -> living.getMetadata().getUid().equals(uid));
    if (slice.isEmpty()) return Optional.empty();
    String authentication = Fields.condition(slice.get(), "Authentication", "status");
    String resources = Fields.condition(slice.get(), "Resources", "status");
    if (!"Accepted".equals(authentication)) return undecided(slice.get(), "Authentication");
    if ("Denied".equals(resources)) return denied(slice.get());
    deniedSince = null;
    if (resources == null) return ofAnotherClass(slice.get());
    if (!isAnswered(slice.get(), options)) return Optional.empty();
    return Optional.of(
        slice(slice.get(), options.wantsVirtualNode() ? "" : "no virtual node was asked for"));
  }

  /** There is no observed generation: an acceptance is of this request when it grants it. */
  private static boolean isAnswered(GenericKubernetesResource slice, ResourceOptions options) {
    var granted = Fields.textsByName(slice, "status", "resources");
    return options.requested().entrySet().stream()
        .allMatch(asked -> Quantities.same(asked.getValue(), granted.get(asked.getKey())));
  }

  private Optional<SliceDecision> denied(GenericKubernetesResource slice) {
    if (!cordoned && !isFinal()) return Optional.empty();
    return Optional.of(
        slice(
            slice,
            "the provider denies the resources (it may have cordoned or drained the tenant): "
                + Fields.condition(slice, "Resources", "message")));
  }

  private Optional<SliceDecision> undecided(GenericKubernetesResource slice, String type) {
    if (!"Denied".equals(Fields.condition(slice, type, "status"))) {
      deniedSince = null;
      return Optional.empty();
    }
    if (!isFinal()) return Optional.empty();
    throw ApplicationFailure.newNonRetryableFailure(
        work.peer()
            + " denies the slice: "
            + Fields.condition(slice, type, "message")
            + "; a certificate that it keeps for another request (Secret "
            + Labels.CERTIFICATE_SECRET
            + "-"
            + slice.getMetadata().getName()
            + ") would be a cause: set repair to have that one removed",
        FailureType.ResourcesDenied.name());
  }

  private Optional<SliceDecision> ofAnotherClass(GenericKubernetesResource slice) {
    String name = Fields.text(slice, "spec", "class");
    if (name == null || name.equals("default")) return Optional.empty();
    return Optional.of(
        slice(
            slice, "a controller of the provider decides on class " + name + ", and has not yet"));
  }

  private boolean isFinal() {
    if (deniedSince == null) deniedSince = System.nanoTime();
    return System.nanoTime() - deniedSince >= finalAfter.toNanos();
  }

  private static SliceDecision slice(GenericKubernetesResource slice, String unusable) {
    Map<String, String> granted = Fields.textsByName(slice, "status", "resources");
    return new SliceDecision(slice.getMetadata().getName(), granted, unusable);
  }
}
