package dev.hawser.liqo.diagnosis;

import dev.hawser.liqo.resources.Fields;
import dev.hawser.liqo.resources.Finalizer;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why an object still exists, according to its own metadata and status. */
final class DeletionDiagnosis {
  private static final List<String> EMPTYING =
      List.of(
          "NamespaceContentRemaining",
          "NamespaceFinalizersRemaining",
          "NamespaceDeletionContentFailure",
          "NamespaceDeletionDiscoveryFailure",
          "NamespaceDeletionGroupVersionParsingFailure");

  private DeletionDiagnosis() {}

  static String of(GenericKubernetesResource living) {
    var metadata = living.getMetadata();
    if (!Fields.terminating(living)) return notBegun(living);
    return Diagnostics.join(
        "being deleted since " + metadata.getDeletionTimestamp(), emptying(living), held(living));
  }

  /** Its owner goes first, or its controller deletes it. */
  private static String notBegun(GenericKubernetesResource living) {
    var owners = living.getMetadata().getOwnerReferences();
    if (owners == null || owners.isEmpty()) {
      return "nothing has deleted it yet: Liqo's controller manager has to";
    }
    return owners.stream()
        .map(owner -> owner.getKind() + " " + owner.getName())
        .collect(
            Collectors.joining(
                ", ", "the garbage collector has not deleted it after its owner ", ""));
  }

  private static String held(GenericKubernetesResource living) {
    var all =
        Stream.concat(
            finalizers(living).stream(), Fields.texts(living, "spec", "finalizers").stream());
    String holders = all.map(Finalizer::explain).collect(Collectors.joining(", "));
    if (!holders.isEmpty()) return "held by " + holders;
    String node = Fields.text(living, "spec", "nodeName");
    return node == null
        ? "no finalizer holds it"
        : "node " + node + " has to end it: does it answer?";
  }

  private static List<String> finalizers(GenericKubernetesResource living) {
    var finalizers = living.getMetadata().getFinalizers();
    return finalizers == null ? List.of() : finalizers;
  }

  /** What a namespace that is being deleted says of its contents. */
  private static String emptying(GenericKubernetesResource living) {
    return Fields.objects(living, "status", "conditions")
        .filter(condition -> "True".equals(condition.get("status")))
        .filter(condition -> EMPTYING.contains(String.valueOf(condition.get("type"))))
        .map(DeletionDiagnosis::words)
        .collect(Collectors.joining("; "));
  }

  private static String words(Map<String, Object> condition) {
    return condition.get("type") + ": " + condition.get("message");
  }
}
