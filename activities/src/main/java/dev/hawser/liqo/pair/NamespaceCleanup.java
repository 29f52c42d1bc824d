package dev.hawser.liqo.pair;

import dev.hawser.activity.DeleteInput.Extent;
import dev.hawser.activity.DeleteResult;
import dev.hawser.activity.KeptObject;
import dev.hawser.activity.ObjectReference;
import dev.hawser.activity.PairActivities.CleanupInput;
import dev.hawser.liqo.cluster.PairObjects;
import dev.hawser.liqo.cluster.ReversePeeringObjects;
import dev.hawser.liqo.desired.ObjectWriter;
import dev.hawser.liqo.resources.Fields;
import dev.hawser.liqo.resources.Kind;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

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
    var bindings = undeletable(leftovers.removeGatewayBindings(name, cleanup.preexisting()));
    if (!cleanup.deleteNamespace()) return kept(bindings, List.of());
    var others = reverse.find();
    if (!others.isEmpty())
      return kept(
          bindings, List.of(namespaceKept(namespace, "in use by the reverse peering", others)));
    if (cleanup.removal().extent() == Extent.ALL) return delete(namespace, bindings);
    leftovers.remove(name, cleanup.preexisting());
    var connections = undeletable(leftovers.removeConnections(name, cleanup.preexisting()));
    var refused = Stream.concat(bindings.stream(), connections.stream()).toList();
    if (!objects.isOurs(namespace)) return kept(refused, takenOver(name, cleanup.preexisting()));
    var contents = contents(name, cleanup);
    return contents.isEmpty()
        ? delete(namespace, refused)
        : kept(refused, List.of(namespaceKept(namespace, "which holds other objects", contents)));
  }

  private List<ObjectReference> contents(String namespace, CleanupInput cleanup) {
    var contents = new ArrayList<>(leftovers.otherObjects(namespace));
    if (cleanup.undoSkipped()) contents.addAll(leftovers.terminating(namespace));
    return contents;
  }

  private DeleteResult delete(GenericKubernetesResource namespace, List<KeptObject> kept) {
    return new DeleteResult(List.of(objects.delete(Kind.NAMESPACE, namespace)), kept);
  }

  private static DeleteResult kept(List<KeptObject> first, List<KeptObject> second) {
    return new DeleteResult(List.of(), Stream.concat(first.stream(), second.stream()).toList());
  }

  private KeptObject namespaceKept(
      GenericKubernetesResource namespace, String reason, List<ObjectReference> because) {
    return new KeptObject(Fields.reference(namespace).on(pair.cluster()), reason, because);
  }

  private List<KeptObject> undeletable(List<ObjectReference> objects) {
    return kept(objects, "which the worker may not delete");
  }

  private List<KeptObject> takenOver(String namespace, List<ObjectReference> preexisting) {
    var takenOver = leftovers.takenOver(namespace, preexisting);
    return kept(takenOver, "which someone else has taken over");
  }

  private List<KeptObject> kept(List<ObjectReference> objects, String reason) {
    return objects.stream()
        .map(object -> KeptObject.of(object.on(pair.cluster()), reason))
        .toList();
  }
}
