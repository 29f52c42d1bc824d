package dev.hawser.sandbox.liqo.admission;

import dev.hawser.sandbox.liqo.offloading.VirtualNodeTemplate;
import dev.hawser.sandbox.liqo.runtime.Kind;
import dev.hawser.sandbox.liqo.runtime.KubeObject;
import dev.hawser.sandbox.liqo.runtime.Labels;
import dev.hawser.sandbox.liqo.runtime.ObjectRef;
import dev.hawser.sandbox.liqo.runtime.Site;
import java.util.Objects;
import java.util.Optional;

/**
 * Liqo's admission rules for the kinds of a peering, free of side effects.
 *
 * <p>Whoever serves them asks {@link #review} before each write and refuses the write itself while
 * the webhook is down. Source: {@code pkg/webhooks} of Liqo v1.2.0.
 */
public final class LiqoAdmission {
  private static final int BAD_REQUEST = 400;
  private static final int FORBIDDEN = 403;
  private static final String CONTROL_PLANE_GROUP = "liqo.io";

  private final Site site;
  private final Lookups lookups;

  public LiqoAdmission(Site site, Lookups lookups) {
    this.site = site;
    this.lookups = lookups;
  }

  /** The verdict on one write; kinds without a webhook pass. */
  public Verdict review(AdmissionReview review) {
    if (review.object().kind() == Kind.RESOURCE_SLICE) {
      return slice(review);
    }
    if (review.object().label(Labels.WEBHOOK_SKIP).equals("true")) {
      return Verdict.allow();
    }
    return switch (review.object().kind()) {
      case TENANT -> tenant(review);
      case VIRTUAL_NODE -> virtualNode(review);
      case FOREIGN_CLUSTER -> labelled(review.object());
      default -> Verdict.allow();
    };
  }

  private static Verdict labelled(KubeObject object) {
    var id = object.text("spec.clusterID");
    return object.label(Labels.REMOTE_CLUSTER_ID).equals(id)
        ? Verdict.allow()
        : new Verdict.Mutated(object.copy().withLabel(Labels.REMOTE_CLUSTER_ID, id));
  }

  private Verdict tenant(AdmissionReview review) {
    var tenant = review.object();
    boolean unlabelled = !tenant.labels().containsKey(Labels.REMOTE_CLUSTER_ID);
    Optional<Verdict> denial = tenantDenial(review, unlabelled);
    if (denial.isPresent()) {
      return denial.get();
    }
    return unlabelled ? labelled(tenant) : Verdict.allow();
  }

  private Optional<Verdict> tenantDenial(AdmissionReview review, boolean unlabelled) {
    var tenant = review.object();
    var id = tenant.text("spec.clusterID");
    var namespace = lookups.get(Kind.NAMESPACE, ObjectRef.cluster(tenant.namespace()));
    if (!namespace.filter(LiqoAdmission::isTenantNamespace).isPresent()) {
      return denied(
          BAD_REQUEST,
          "resources Tenant must be created in a tenant namespace, check the documentation for"
              + " further info");
    }
    if (!unlabelled && !tenant.label(Labels.REMOTE_CLUSTER_ID).equals(id)) {
      return denied(
          BAD_REQUEST,
          "the \"" + Labels.REMOTE_CLUSTER_ID + "\" label must match the cluster ID in the specs");
    }
    if (!namespace.get().label(Labels.REMOTE_CLUSTER_ID).equals(id)) {
      return denied(FORBIDDEN, "the Tenant must have the same cluster ID of its tenant namespace");
    }
    return duplicate(review);
  }

  private static boolean isTenantNamespace(KubeObject namespace) {
    return namespace.label(Labels.TENANT_NAMESPACE).equals("true");
  }

  private Optional<Verdict> duplicate(AdmissionReview review) {
    var tenant = review.object();
    for (KubeObject other : lookups.list(Kind.TENANT)) {
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

  private Verdict slice(AdmissionReview review) {
    var slice = review.object();
    if (review.isCreate()) {
      boolean taken =
          !isReplica(slice)
              && lookups.list(Kind.RESOURCE_SLICE).stream()
                  .filter(other -> !isReplica(other))
                  .anyMatch(other -> other.name().equals(slice.name()));
      return taken
          ? Verdict.deny(FORBIDDEN, "a ResourceSlice named " + slice.name() + " already exists")
          : Verdict.allow();
    }
    boolean guarded =
        review.groups().contains(CONTROL_PLANE_GROUP)
            && review.before().filter(before -> !keepsMarks(before, slice)).isPresent();
    return guarded
        ? Verdict.deny(
            FORBIDDEN,
            "the label "
                + Labels.REMOTE_CLUSTER_ID
                + " and the annotation "
                + Labels.CORDON
                + " must not be changed by a tenant")
        : Verdict.allow();
  }

  private static boolean isReplica(KubeObject slice) {
    return slice.label(Labels.REPLICATED).equals("true");
  }

  private static boolean keepsMarks(KubeObject before, KubeObject after) {
    return before.label(Labels.REMOTE_CLUSTER_ID).equals(after.label(Labels.REMOTE_CLUSTER_ID))
        && Objects.equals(before.annotation(Labels.CORDON), after.annotation(Labels.CORDON));
  }

  private Verdict virtualNode(AdmissionReview review) {
    var node = review.object();
    if (review.isCreate() && lookups.get(Kind.NODE, ObjectRef.cluster(node.name())).isPresent()) {
      return Verdict.deny(FORBIDDEN, "a node named " + node.name() + " already exists");
    }
    var name = node.text("spec.vkOptionsTemplateRef.name");
    var ref =
        name.isEmpty()
            ? site.liqo("virtual-kubelet-default")
            : new ObjectRef(node.text("spec.vkOptionsTemplateRef.namespace"), name);
    var options = lookups.get(Kind.VK_OPTIONS_TEMPLATE, ref);
    if (options.isEmpty()) {
      return Verdict.deny(FORBIDDEN, "the VkOptionsTemplate " + ref + " does not exist");
    }
    var filled = node.copy();
    VirtualNodeTemplate.fill(filled, options.get(), site);
    return filled.sameAs(node) ? Verdict.allow() : new Verdict.Mutated(filled);
  }

  private static Optional<Verdict> denied(int code, String message) {
    return Optional.of(Verdict.deny(code, message));
  }
}
