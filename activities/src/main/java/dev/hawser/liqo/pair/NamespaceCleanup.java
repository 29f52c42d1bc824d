package dev.hawser.liqo.pair;

import dev.hawser.activity.DeleteInput.Extent;
import dev.hawser.activity.DeleteResult;
import dev.hawser.activity.PairActivities.CleanupInput;
import dev.hawser.liqo.cluster.PairObjects;
import dev.hawser.liqo.cluster.ReversePeeringObjects;
import dev.hawser.liqo.desired.ObjectWriter;
import dev.hawser.liqo.resources.Kind;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The tenant namespace of a pair and what is left in it. */
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
   * Deletes the leftovers and, if the cleanup asks for it, the namespace.
   *
   * @return the namespace, if it is gone; what stays, with the reasons
   */
  DeleteResult cleanUp(GenericKubernetesResource namespace, CleanupInput cleanup) {
    String name = namespace.getMetadata().getName();
    var bindings = undeletable(leftovers.removeGatewayBindings(name, cleanup.preexisting()));
    if (!cleanup.deleteNamespace()) return kept(bindings);
    var others = reverse.find();
    if (!others.isEmpty()) return kept(bindings, List.of(inUse(name, others)));
    if (cleanup.removal().extent() == Extent.ALL) return delete(namespace, bindings);
    leftovers.remove(name, cleanup.preexisting());
    var connections = undeletable(leftovers.removeConnections(name, cleanup.preexisting()));
    var refused = Stream.concat(bindings.stream(), connections.stream()).toList();
    if (!objects.isOurs(namespace)) return kept(refused, takenOver(name, cleanup.preexisting()));
    var contents = contents(name, cleanup);
    return contents.isEmpty()
        ? delete(namespace, refused)
        : kept(refused, List.of(holds(name, contents)));
  }

  private List<String> contents(String namespace, CleanupInput cleanup) {
    var contents = new ArrayList<>(leftovers.foreign(namespace));
    if (cleanup.undoSkipped()) contents.addAll(leftovers.dying(namespace));
    return contents;
  }

  private DeleteResult delete(GenericKubernetesResource namespace, List<String> kept) {
    return new DeleteResult(objects.delete(Kind.NAMESPACE, namespace).stream().toList(), kept);
  }

  @SafeVarargs
  private static DeleteResult kept(List<String>... kept) {
    return new DeleteResult(List.of(), Stream.of(kept).flatMap(List::stream).toList());
  }

  private List<String> undeletable(List<String> names) {
    return names.stream()
        .map(name -> "%s on %s, which the worker may not delete".formatted(name, pair.cluster()))
        .toList();
  }

  private String inUse(String namespace, List<String> others) {
    return "namespace %s on %s, in use by the reverse peering (%s)"
        .formatted(namespace, pair.cluster(), String.join(", ", others));
  }

  private String holds(String namespace, List<String> contents) {
    return "namespace %s on %s, which holds %s"
        .formatted(namespace, pair.cluster(), String.join(", ", contents));
  }

  private List<String> takenOver(String namespace, List<String> preexisting) {
    return leftovers.takenOver(namespace, preexisting).stream()
        .map(name -> "%s on %s, which someone else has taken over".formatted(name, pair.cluster()))
        .toList();
  }
}
