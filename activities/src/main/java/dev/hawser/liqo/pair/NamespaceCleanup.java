package dev.hawser.liqo.pair;

import dev.hawser.activity.DeleteInput.Extent;
import dev.hawser.activity.DeleteResult;
import dev.hawser.activity.KeptObject;
import dev.hawser.activity.ObjectReference;
import dev.hawser.activity.PairActivities.CleanupInput;
import dev.hawser.liqo.cluster.PairObjects;
import dev.hawser.liqo.cluster.ReversePeeringObjects;
import dev.hawser.liqo.desired.KeptReason;
import dev.hawser.liqo.desired.ObjectWriter;
import dev.hawser.liqo.resources.Fields;
import dev.hawser.liqo.resources.Kind;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.ArrayList;
import java.util.List;

/** Deletes the tenant namespace of a pair and what is left in it. */
final class NamespaceCleanup {
  private final PairObjects pair;
  private final ObjectWriter objects;
  private final ReversePeeringObjects reverse;
  private final LiqoLeftovers leftovers;

  NamespaceCleanup(
      PairObjects pair,
      ObjectWriter objects,
      ReversePeeringObjects reverse,
      LiqoLeftovers leftovers) {
    this.pair = pair;
    this.objects = objects;
    this.reverse = reverse;
    this.leftovers = leftovers;
  }

  /**
   * Deletes the leftovers and, if requested, the namespace.
   *
   * @return the namespace if it was deleted, and what was kept, with reasons
   */
  DeleteResult cleanUp(GenericKubernetesResource namespace, CleanupInput cleanup) {
    String name = namespace.getMetadata().getName();
    if (!cleanup.deleteNamespace()) return DeleteResult.NOTHING;
    var others = reverse.find();
    if (!others.isEmpty()) {
      return kept(List.of(namespaceKept(namespace, ReversePeeringObjects.reason(others), others)));
    }
    if (cleanup.removal().extent() == Extent.ALL) return delete(namespace, List.of());
    var kept = new ArrayList<>(leftovers.remove(name, cleanup.preexisting()));
    if (!objects.isOurs(namespace)) {
      kept.addAll(leftovers.since(name, cleanup.preexisting()));
      return kept(kept);
    }
    var contents = contents(name, cleanup);
    if (contents.isEmpty()) return delete(namespace, kept);
    kept.add(namespaceKept(namespace, reason(contents), contents));
    return kept(kept);
  }

  private static String reason(List<ObjectReference> contents) {
    return contents.stream().allMatch(ObjectReference::isAny)
        ? KeptReason.mayHaveUnreadable("hold")
        : "which holds other objects";
  }

  private List<ObjectReference> contents(String namespace, CleanupInput cleanup) {
    var contents = new ArrayList<>(leftovers.otherObjects(namespace));
    if (cleanup.undoSkipped()) contents.addAll(leftovers.terminating(namespace));
    return contents;
  }

  private DeleteResult delete(GenericKubernetesResource namespace, List<KeptObject> kept) {
    return new DeleteResult(List.of(objects.delete(Kind.NAMESPACE, namespace)), kept);
  }

  private static DeleteResult kept(List<KeptObject> kept) {
    return new DeleteResult(List.of(), kept);
  }

  private KeptObject namespaceKept(
      GenericKubernetesResource namespace, String reason, List<ObjectReference> because) {
    return new KeptObject(Fields.reference(namespace).on(pair.cluster()), reason, because);
  }
}
