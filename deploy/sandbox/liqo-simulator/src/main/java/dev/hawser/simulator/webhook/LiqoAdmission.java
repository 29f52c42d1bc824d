package dev.hawser.simulator.webhook;

import dev.hawser.simulator.offloadingcontroller.VirtualNodeTemplate;
import dev.hawser.simulator.runtime.ControllerContext;
import dev.hawser.simulator.runtime.KubeObject;
import dev.hawser.simulator.runtime.LiqoLabels;
import dev.hawser.simulator.runtime.ObjectKind;
import dev.hawser.simulator.runtime.ObjectRef;
import java.util.Objects;
import java.util.Optional;

/**
 * Liqo's admission rules for the kinds of a peering, free of side effects.
 *
 * <p>The server calls {@link #review} before each write. It refuses the write itself while the
 * webhook is down. Source: {@code pkg/webhooks} of Liqo v1.2.0.
 */
public final class LiqoAdmission {
  private static final int BAD_REQUEST = 400;
  private static final int FORBIDDEN = 403;
  private static final String CONTROL_PLANE_GROUP = "liqo.io";

  private final ControllerContext context;
  private final WebhookLookups lookups;

  public LiqoAdmission(ControllerContext context, WebhookLookups lookups) {
    this.context = context;
    this.lookups = lookups;
  }

  /** The verdict on one write; kinds without a webhook pass. */
  public AdmissionVerdict review(AdmissionReview review) {
    if (review.object().kind() == ObjectKind.RESOURCE_SLICE) {
      return slice(review);
    }
    if (review.object().label(LiqoLabels.WEBHOOK_SKIP).equals("true")) {
      return AdmissionVerdict.allow();
    }
    return switch (review.object().kind()) {
      case TENANT -> tenant(review);
      case VIRTUAL_NODE -> virtualNode(review);
      case FOREIGN_CLUSTER -> labelled(review.object());
      default -> AdmissionVerdict.allow();
    };
  }

  private static AdmissionVerdict labelled(KubeObject object) {
    var id = object.text("spec.clusterID");
    return object.label(LiqoLabels.REMOTE_CLUSTER_ID).equals(id)
        ? AdmissionVerdict.allow()
        : new AdmissionVerdict.Mutated(object.copy().withLabel(LiqoLabels.REMOTE_CLUSTER_ID, id));
  }

  private AdmissionVerdict tenant(AdmissionReview review) {
    var tenant = review.object();
    boolean unlabelled = !tenant.labels().containsKey(LiqoLabels.REMOTE_CLUSTER_ID);
    Optional<AdmissionVerdict> denial = tenantDenial(review, unlabelled);
    if (denial.isPresent()) {
      return denial.get();
    }
    return unlabelled ? labelled(tenant) : AdmissionVerdict.allow();
  }

  private Optional<AdmissionVerdict> tenantDenial(AdmissionReview review, boolean unlabelled) {
    var tenant = review.object();
    var id = tenant.text("spec.clusterID");
    var namespace = lookups.get(ObjectKind.NAMESPACE, ObjectRef.cluster(tenant.namespace()));
    if (!namespace.filter(LiqoAdmission::isTenantNamespace).isPresent()) {
      return denied(
          BAD_REQUEST,
          "resources Tenant must be created in a tenant namespace, check the documentation for"
              + " further info");
    }
    if (!unlabelled && !tenant.label(LiqoLabels.REMOTE_CLUSTER_ID).equals(id)) {
      return denied(
          BAD_REQUEST,
          "the \""
              + LiqoLabels.REMOTE_CLUSTER_ID
              + "\" label must match the cluster ID in the specs");
    }
    if (!namespace.get().label(LiqoLabels.REMOTE_CLUSTER_ID).equals(id)) {
      return denied(FORBIDDEN, "the Tenant must have the same cluster ID of its tenant namespace");
    }
    return duplicate(review);
  }

  private static boolean isTenantNamespace(KubeObject namespace) {
    return namespace.label(LiqoLabels.TENANT_NAMESPACE).equals("true");
  }

  private Optional<AdmissionVerdict> duplicate(AdmissionReview review) {
    var tenant = review.object();
    for (KubeObject other : lookups.list(ObjectKind.TENANT)) {
      boolean same = !review.isCreate() && other.uid().equals(tenant.uid());
      if (!same && other.name().equals(tenant.name())) {
        return denied(FORBIDDEN, "a Tenant with name " + tenant.name() + " already exists");
      }
      if (review.isCreate() && other.namespace().equals(tenant.namespace())) {
        return denied(FORBIDDEN, "a Tenant already exists in the namespace " + tenant.namespace());
      }
    }
    return Optional.empty();
  }

  private AdmissionVerdict slice(AdmissionReview review) {
    var slice = review.object();
    if (review.isCreate()) {
      boolean taken =
          !isReplica(slice)
              && lookups.list(ObjectKind.RESOURCE_SLICE).stream()
                  .filter(other -> !isReplica(other))
                  .anyMatch(other -> other.name().equals(slice.name()));
      return taken
          ? AdmissionVerdict.deny(
              FORBIDDEN, "a ResourceSlice named " + slice.name() + " already exists")
          : AdmissionVerdict.allow();
    }
    boolean guarded =
        review.groups().contains(CONTROL_PLANE_GROUP)
            && review.before().filter(before -> !keepsMarks(before, slice)).isPresent();
    return guarded
        ? AdmissionVerdict.deny(
            FORBIDDEN,
            "the label "
                + LiqoLabels.REMOTE_CLUSTER_ID
                + " and the annotation "
                + LiqoLabels.CORDON
                + " must not be changed by a tenant")
        : AdmissionVerdict.allow();
  }

  private static boolean isReplica(KubeObject slice) {
    return slice.label(LiqoLabels.REPLICATED).equals("true");
  }

  private static boolean keepsMarks(KubeObject before, KubeObject after) {
    return before
            .label(LiqoLabels.REMOTE_CLUSTER_ID)
            .equals(after.label(LiqoLabels.REMOTE_CLUSTER_ID))
        && Objects.equals(
            before.annotation(LiqoLabels.CORDON), after.annotation(LiqoLabels.CORDON));
  }

  private AdmissionVerdict virtualNode(AdmissionReview review) {
    var node = review.object();
    if (review.isCreate()
        && lookups.get(ObjectKind.NODE, ObjectRef.cluster(node.name())).isPresent()) {
      return AdmissionVerdict.deny(FORBIDDEN, "a node named " + node.name() + " already exists");
    }
    var name = node.text("spec.vkOptionsTemplateRef.name");
    var ref =
        name.isEmpty()
            ? context.liqo("virtual-kubelet-default")
            : new ObjectRef(node.text("spec.vkOptionsTemplateRef.namespace"), name);
    var options = lookups.get(ObjectKind.VK_OPTIONS_TEMPLATE, ref);
    if (options.isEmpty()) {
      return AdmissionVerdict.deny(FORBIDDEN, "the VkOptionsTemplate " + ref + " does not exist");
    }
    var filled = node.copy();
    VirtualNodeTemplate.fill(filled, options.get(), context);
    return filled.sameAs(node) ? AdmissionVerdict.allow() : new AdmissionVerdict.Mutated(filled);
  }

  private static Optional<AdmissionVerdict> denied(int code, String message) {
    return Optional.of(AdmissionVerdict.deny(code, message));
  }
}
