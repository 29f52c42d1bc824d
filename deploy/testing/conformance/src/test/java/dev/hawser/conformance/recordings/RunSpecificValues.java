package dev.hawser.conformance.recordings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.hawser.comparison.ClusterState;
import dev.hawser.comparison.FieldMap;
import dev.hawser.comparison.ObjectLocation;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Translates a client's writes from the recorded clusters to the simulated ones.
 *
 * <p>A value that belongs to one run (a key, a nonce, a UID, an endpoint) is looked up in the
 * recorded state and replaced by the value of the same field in the simulated one.
 */
final class RunSpecificValues {
  private static final Pattern RUN_SPECIFIC =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[A-Za-z0-9+/]{40,}={0,2}");
  private static final String CSR_PREFIX = "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNU";

  private final Map<JsonNode, Source> sources = new HashMap<>();

  /** Where a value comes from: an object and a JSON pointer. */
  private record Source(ObjectLocation place, String pointer) {}

  /** Thrown if the simulated state has no such value yet. */
  static final class Missing extends RuntimeException {
    Missing(String what) {
      super(what);
    }
  }

  /** Indexes all objects that existed when the client wrote, except the written one. */
  RunSpecificValues(ClusterState recorded, ObjectLocation self) {
    recorded.objects().entrySet().stream()
        .filter(entry -> !entry.getKey().equals(self))
        .filter(entry -> !entry.getKey().resource().equals("certificatesigningrequests"))
        .sorted(Comparator.comparing(entry -> isCopy(entry.getKey())))
        .forEach(entry -> index(entry.getKey(), "", entry.getValue()));
  }

  private static boolean isCopy(ObjectLocation place) {
    return place.resource().startsWith("wg") || place.name().startsWith("liqo-webhook");
  }

  private void index(ObjectLocation place, String pointer, JsonNode value) {
    boolean whole = pointer.startsWith("/status/") && value.isObject() && value.size() > 1;
    boolean once = value.isTextual() && RUN_SPECIFIC.matcher(value.asText()).matches();
    boolean ownUid = once && pointer.equals("/metadata/uid");
    if (ownUid) {
      sources.put(value, new Source(place, pointer));
    } else if ((whole || once) && !pointer.startsWith("/metadata/")) {
      sources.putIfAbsent(value, new Source(place, pointer));
    }
    value.properties().forEach(f -> index(place, pointer + "/" + escape(f.getKey()), f.getValue()));
    for (int i = 0; value.isArray() && i < value.size(); i++) {
      index(place, pointer + "/" + i, value.get(i));
    }
  }

  private static String escape(String key) {
    return key.replace("~", "~0").replace("/", "~1");
  }

  /**
   * The corresponding value for the simulated state.
   *
   * @param request creates a certificate request, which no cluster stores
   * @throws Missing if the simulated state does not have a value yet
   */
  JsonNode translate(JsonNode value, ClusterState simulated, Supplier<String> request) {
    var source = Optional.ofNullable(sources.get(value));
    if (source.isPresent()) return lookUp(source.get(), value, simulated);
    if (value.isTextual() && value.asText().startsWith(CSR_PREFIX)) {
      return TextNode.valueOf(request.get());
    }
    if (value instanceof ObjectNode object) {
      var copy = JsonNodeFactory.instance.objectNode();
      object
          .properties()
          .forEach(f -> copy.set(f.getKey(), translate(f.getValue(), simulated, request)));
      return copy;
    }
    if (value instanceof ArrayNode array) {
      var copy = JsonNodeFactory.instance.arrayNode();
      array.forEach(each -> copy.add(translate(each, simulated, request)));
      return copy;
    }
    return value;
  }

  /** An old value, such as a previous endpoint, counts as missing. */
  private static JsonNode lookUp(Source source, JsonNode recorded, ClusterState simulated) {
    var found =
        simulated
            .get(source.place())
            .map(object -> object.at(source.pointer()))
            .filter(node -> !node.isMissingNode())
            .filter(
                node ->
                    !recorded.isObject() || fields(source, node).equals(fields(source, recorded)));
    return found.orElseThrow(() -> new Missing(source.place() + " " + source.pointer()));
  }

  private static SortedMap<String, String> fields(Source source, JsonNode value) {
    String field = source.pointer().substring(source.pointer().lastIndexOf('/') + 1);
    return FieldMap.of(JsonNodeFactory.instance.objectNode().set(field, value));
  }
}
