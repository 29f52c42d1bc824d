package dev.hawser.liqo.diagnosis;

import dev.hawser.liqo.resources.Fields;
import dev.hawser.liqo.resources.Finalizer;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why an object still exists, according to its own metadata and status. */
final class DeletionDiagnosis {
  private static final String FINALIZERS = "NamespaceFinalizersRemaining";
  private static final List<String> EMPTYING =
      List.of(
          "NamespaceContentRemaining",
          FINALIZERS,
          "NamespaceDeletionContentFailure",
          "NamespaceDeletionDiscoveryFailure",
          "NamespaceDeletionGroupVersionParsingFailure");
  private static final Pattern REMAINING =
      Pattern.compile("([\\w./-]+) in \\d+ resource instances");

  private DeletionDiagnosis() {}

  static String of(GenericKubernetesResource existing) {
    var metadata = existing.getMetadata();
    if (!Fields.terminating(existing)) return notBegun(existing);
    return Diagnostics.join(
        "being deleted since " + metadata.getDeletionTimestamp(),
        emptying(existing),
        held(existing));
  }

  /** Kubernetes deletes it after its owner; without an owner its controller has to. */
  private static String notBegun(GenericKubernetesResource existing) {
    var owners = existing.getMetadata().getOwnerReferences();
    if (owners == null || owners.isEmpty()) {
      return "Liqo's controller manager has not deleted it yet";
    }
    return owners.stream()
        .map(owner -> owner.getKind() + " " + owner.getName())
        .collect(
            Collectors.joining(
                ", ", "the garbage collector has not deleted it after its owner ", ""));
  }

  private static String held(GenericKubernetesResource existing) {
    var all =
        Stream.concat(
            finalizers(existing).stream(), Fields.texts(existing, "spec", "finalizers").stream());
    String holders = all.map(Finalizer::explain).collect(Collectors.joining(", "));
    if (!holders.isEmpty()) return "held by " + holders;
    String node = Fields.text(existing, "spec", "nodeName");
    return node == null
        ? "no finalizer holds it"
        : "node " + node + " has to terminate it: is the node responding?";
  }

  private static List<String> finalizers(GenericKubernetesResource existing) {
    var finalizers = existing.getMetadata().getFinalizers();
    return finalizers == null ? List.of() : finalizers;
  }

  /** What the conditions of a namespace that is being deleted say about its contents. */
  private static String emptying(GenericKubernetesResource existing) {
    return Fields.objects(existing, "status", "conditions")
        .filter(condition -> "True".equals(condition.get("status")))
        .filter(condition -> EMPTYING.contains(String.valueOf(condition.get("type"))))
        .map(DeletionDiagnosis::words)
        .collect(Collectors.joining("; "));
  }

  /** With what the finalizers stand for that hold the namespace's contents. */
  private static String words(Map<String, Object> condition) {
    String words = Fields.words(condition, "type") + ": " + Fields.words(condition, "message");
    if (!FINALIZERS.equals(condition.get("type"))) return words;
    String holders =
        REMAINING
            .matcher(words)
            .results()
            .map(finalizer -> Finalizer.explain(finalizer.group(1)))
            .collect(Collectors.joining("; "));
    return Diagnostics.join(words, holders);
  }
}
