package dev.hawser.liqo.offloading;

import static dev.hawser.liqo.resources.SliceConditionType.AUTHENTICATION;
import static dev.hawser.liqo.resources.SliceConditionType.RESOURCES;

import dev.hawser.activity.FailureType;
import dev.hawser.activity.OffloadingActivities.SliceDecision;
import dev.hawser.activity.Quantity;
import dev.hawser.activity.ResourceOptions;
import dev.hawser.activity.SliceCondition;
import dev.hawser.liqo.resources.Fields;
import dev.hawser.liqo.resources.Labels;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the provider's decision on a request from the conditions of the ResourceSlice. */
final class SliceDecisions {
  private final ResourceOptions options;
  private final boolean cordoned;
  private final Duration settling;
  private @Nullable Long deniedSince;

  /**
   * @param options what was requested
   * @param cordoned whether the provider grants nothing new now, so that its denial is final at
   *     once
   * @param settling how long a Denied has to last to be final: it may be a temporary failure of the
   *     provider's certificate signing
   */
  SliceDecisions(ResourceOptions options, boolean cordoned, Duration settling) {
    this.options = options;
    this.cordoned = cordoned;
    this.settling = settling;
  }

  /**
   * The provider's decision; empty while there is none.
   *
   * @throws ApplicationFailure ResourcesDenied if it does not authenticate the consumer's request
   */
  Optional<SliceDecision> read(GenericKubernetesResource slice) {
    if (AUTHENTICATION.of(slice) != SliceCondition.ACCEPTED) return unauthenticated(slice);
    var resources = RESOURCES.of(slice);
    if (resources == SliceCondition.DENIED) return denied(slice);
    deniedSince = null;
    if (resources == null) return ofAnotherClass(slice);
    if (resources != SliceCondition.ACCEPTED || !isAnswered(slice)) return Optional.empty();
    return Optional.of(
        slice(slice, options.wantsVirtualNode() ? null : "no virtual node was requested"));
  }

  /** How long to wait before reading it again, if a denial may become final by then. */
  Optional<Duration> settling() {
    return deniedSince == null ? Optional.empty() : Optional.of(settling);
  }

  /** The status has no observed generation, so compare what it grants with the request. */
  private boolean isAnswered(GenericKubernetesResource slice) {
    var granted = Fields.textsByName(slice, "status", "resources");
    return options.requested().entrySet().stream()
        .allMatch(requested -> isSameAmount(requested.getValue(), granted.get(requested.getKey())));
  }

  private Optional<SliceDecision> denied(GenericKubernetesResource slice) {
    if (!cordoned && !isFinal()) return Optional.empty();
    return Optional.of(
        slice(
            slice,
            "the provider denies the resources (it may have cordoned or drained the tenant): "
                + RESOURCES.message(slice)));
  }

  private Optional<SliceDecision> unauthenticated(GenericKubernetesResource slice) {
    if (AUTHENTICATION.of(slice) != SliceCondition.DENIED) {
      deniedSince = null;
      return Optional.empty();
    }
    if (!isFinal()) return Optional.empty();
    throw ApplicationFailure.newNonRetryableFailure(
        Fields.text(slice, "spec", "providerClusterID")
            + " denies the slice: "
            + AUTHENTICATION.message(slice)
            + "; a certificate cached for another request (Secret "
            + Labels.CERTIFICATE_SECRET
            + "-"
            + slice.getMetadata().getName()
            + ") is a possible cause: set repair to delete it",
        FailureType.RESOURCES_DENIED.word());
  }

  private Optional<SliceDecision> ofAnotherClass(GenericKubernetesResource slice) {
    String name = Fields.text(slice, "spec", "class");
    if (name == null || name.equals("default")) return Optional.empty();
    return Optional.of(
        slice(slice, "the provider's controller for class " + name + " has not decided yet"));
  }

  private boolean isFinal() {
    if (deniedSince == null) deniedSince = System.nanoTime();
    return System.nanoTime() - deniedSince >= settling.toNanos();
  }

  private static SliceDecision slice(GenericKubernetesResource slice, @Nullable String unusable) {
    Map<String, String> granted = Fields.textsByName(slice, "status", "resources");
    return new SliceDecision(slice.getMetadata().getName(), granted, unusable);
  }

  /** Quantities are compared by amount: 1 is 1000m. */
  private static boolean isSameAmount(String one, @Nullable String other) {
    return other != null && Quantity.parse(one).equals(Quantity.parse(other));
  }
}
