package dev.hawser.apiserver.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.hawser.apiserver.control.ClusterStore.Item;
import dev.hawser.apiserver.object.ObjectMeta;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Says what keeps a namespace from going. */
final class NamespaceContents {
  private NamespaceContents() {}

  static ArrayNode conditions(List<Item> left, String time) {
    ArrayNode conditions = JsonNodeFactory.instance.arrayNode();
    Map<String, Long> resources =
        counted(left.stream().map(item -> item.type().subject("").qualified()).toList());
    add(
        conditions,
        time,
        "NamespaceContentRemaining",
        "SomeResourcesRemain",
        "Some resources are remaining: " + sentence(resources, "%s. has %d resource instances"));
    Map<String, Long> finalizers =
        counted(
            left.stream().flatMap(item -> ObjectMeta.finalizers(item.object()).stream()).toList());
    add(
        conditions,
        time,
        "NamespaceFinalizersRemaining",
        "SomeFinalizersRemain",
        "Some content in the namespace has finalizers remaining: "
            + sentence(finalizers, "%s in %d resource instances"));
    return conditions;
  }

  private static Map<String, Long> counted(List<String> names) {
    return names.stream()
        .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
  }

  private static String sentence(Map<String, Long> counts, String format) {
    return counts.entrySet().stream()
        .map(count -> format.formatted(count.getKey(), count.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static void add(
      ArrayNode conditions, String time, String type, String reason, String message) {
    conditions
        .addObject()
        .put("lastTransitionTime", time)
        .put("type", type)
        .put("status", "True")
        .put("reason", reason)
        .put("message", message);
  }
}
