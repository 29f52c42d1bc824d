package dev.hawser.liqo.offloading;

import dev.hawser.activity.OffloadingActivities.SliceDecision;
import dev.hawser.activity.ResourceOptions;
import dev.hawser.liqo.cluster.PairObjects;
import dev.hawser.liqo.desired.DesiredObject;
import dev.hawser.liqo.desired.ObjectWriter;
import dev.hawser.liqo.diagnosis.Diagnostics;
import dev.hawser.liqo.kubernetes.KubeApi;
import dev.hawser.liqo.resources.Fields;
import dev.hawser.liqo.resources.Kind;
import dev.hawser.liqo.resources.Labels;
import dev.hawser.liqo.resources.SliceConditionType;
import dev.hawser.liqo.waiting.ActivityAttempt;
import dev.hawser.liqo.waiting.WaitCondition;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The ResourceSlice, named after the provider, and what the provider decides on it. */
final class Slices {
  private final PairObjects pair;
  private final KubeApi api;
  private final ObjectWriter objects;
  private final ActivityAttempt attempt;
  private final Diagnostics diagnostics;
  private final KubeletLeases leases;

  Slices(PairObjects pair, KubeApi api, ObjectWriter objects, ActivityAttempt attempt) {
    this.pair = pair;
    this.api = api;
    this.objects = objects;
    this.attempt = attempt;
    this.diagnostics = new Diagnostics(api);
    this.leases = new KubeletLeases(pair, api, objects);
  }

  /**
   * Writes the slice and waits until the provider has decided on it.
   *
   * @param decisions reads the provider's decision from the slice
   */
  SliceDecision ensure(ResourceOptions options, SliceDecisions decisions) {
    var namespace = pair.namespace();
    var existing = api.get(Kind.RESOURCE_SLICE, namespace, pair.peer());
    if (existing.isEmpty()) leases.removeStale();
    var slice = objects.ensure(desired(namespace, existing, options));
    var uid = slice.getMetadata().getUid();
    var condition =
        WaitCondition.of("the provider to decide on the resources", Kind.RESOURCE_SLICE)
            .explainedBy(() -> diagnosis(namespace));
    return attempt.await(
        condition,
        () -> {
          var decision = find(namespace, uid).flatMap(decisions::read);
          decisions.settling().ifPresent(attempt::lookAgainWithin);
          return decision;
        });
  }

  /** What the provider has decided so far, and which controllers have to run. */
  private String diagnosis(String namespace) {
    var slice = api.get(Kind.RESOURCE_SLICE, namespace, pair.peer());
    if (slice.isEmpty()) return "ResourceSlice " + pair.peer() + " has disappeared";
    String decided =
        Stream.of(SliceConditionType.values())
            .filter(type -> type.of(slice.get()) != null)
            .map(type -> words(slice.get(), type))
            .collect(Collectors.joining(", "));
    return Diagnostics.join(
        "ResourceSlice "
            + pair.peer()
            + " in "
            + namespace
            + " is not answered: "
            + (decided.isEmpty() ? "" : decided + "; ")
            + "do Liqo's crd-replicator here and its controller manager on "
            + pair.peer()
            + " run?",
        diagnostics.lastEvent(namespace, pair.peer()));
  }

  private static String words(GenericKubernetesResource slice, SliceConditionType type) {
    String message = type.message(slice);
    return type.type()
        + " is "
        + Fields.condition(slice, type.type(), "status")
        + (message == null ? "" : " (" + message + ")");
  }

  /** Only what is requested: the CSR and the consumer's ID, which Liqo adds, stay. */
  private DesiredObject desired(
      String namespace, Optional<GenericKubernetesResource> existing, ResourceOptions options) {
    var desired =
        DesiredObject.of(Kind.RESOURCE_SLICE, namespace, pair.peer())
            .label(Labels.REPLICATION, "true")
            .label(Labels.REMOTE_ID, pair.peer())
            .label(Labels.REMOTE_CLUSTER, pair.peer())
            .spec("providerClusterID", pair.peer());
    if (existing.isEmpty() || options.sliceClass() != null) {
      desired.spec("class", options.classOrDefault());
    }
    var now =
        existing.map(slice -> Fields.textsByName(slice, "spec", "resources")).orElse(Map.of());
    if (!options.isRequestedBy(now)) desired.spec("resources", options.requestedOver(now));
    if (existing.isEmpty() || options.createVirtualNode() != null)
      virtualNode(desired, existing, options);
    return desired;
  }

  /** Never removes the annotation: only the value "false" stops Liqo. */
  private static void virtualNode(
      DesiredObject desired,
      Optional<GenericKubernetesResource> existing,
      ResourceOptions options) {
    if (options.wantsVirtualNode()) desired.annotation(Labels.CREATE_VIRTUAL_NODE, "true");
    else if (existing.isPresent()) desired.annotation(Labels.CREATE_VIRTUAL_NODE, "false");
  }

  private Optional<GenericKubernetesResource> find(String namespace, String uid) {
    return api.get(Kind.RESOURCE_SLICE, namespace, pair.peer())
        .filter(found -> found.getMetadata().getUid().equals(uid));
  }
}
