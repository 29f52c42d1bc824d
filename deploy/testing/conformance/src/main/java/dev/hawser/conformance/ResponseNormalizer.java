package dev.hawser.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * Makes answers comparable: values that differ each time become placeholders. UIDs are numbered as
 * they appear in a scenario, and versions as they appear for an object, so that equal ones can
 * still be recognized. Sets, such as the kinds of a group, are sorted.
 */
final class ResponseNormalizer {
  private static final Pattern UID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");
  private static final Pattern AGE = Pattern.compile("\\d+s|<invalid>");
  private static final Pattern VERSION_IN_TEXT =
      Pattern.compile("(?i)(resource ?version[^(\\d]*\\(?)\\d+( \\(\\d+\\))?");

  /** An object that a message quotes; the order of its field managers depends on the time. */
  private static final Pattern FIELD_MANAGERS_IN_TEXT =
      Pattern.compile("(?s)\\\\?\"managedFields\\\\?\":\\[.*?],(?=\\\\?\"name)");

  /**
   * Field managers, opaque hashes, credentials and descriptions, which none of our clients reads.
   */
  private static final Set<String> IGNORED =
      Set.of("managedFields", "storageVersionHash", "extra", "description");

  /** Fields whose values the server chooses, or that name the user. */
  private static final Set<String> SERVER_CHOSEN =
      Set.of("clusterIP", "nodePort", "serverAddress", "username");

  /** Arrays that represent sets. */
  private static final Set<String> UNORDERED = Set.of("causes", "groups", "resources", "verbs");

  private final Map<String, String> uids = new HashMap<>();
  private final Map<String, Map<String, String>> versions = new HashMap<>();

  /** A copy with placeholders, its fields in alphabetical order. */
  JsonNode of(JsonNode value) {
    return switch (value) {
      case ObjectNode object -> object(object);
      case ArrayNode array -> array(array);
      case TextNode text -> TextNode.valueOf(text(text.asText()));
      default -> value;
    };
  }

  private ObjectNode object(ObjectNode object) {
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    var names = new TreeSet<String>();
    object.fieldNames().forEachRemaining(names::add);
    names.removeAll(IGNORED);
    names.forEach(name -> result.set(name, field(object, name)));
    return result;
  }

  private JsonNode field(ObjectNode object, String name) {
    String value = object.path(name).asText();
    if (SERVER_CHOSEN.contains(name) && !value.equals("None"))
      return TextNode.valueOf("<" + name + ">");
    if (name.equals("clusterIPs") && !object.path(name).path(0).asText().equals("None")) {
      return TextNode.valueOf("<" + name + ">");
    }
    return switch (name) {
      case "resourceVersion" -> TextNode.valueOf(version(value, object.path("uid").asText()));
      case "continue" -> TextNode.valueOf(value.isEmpty() ? "" : "<continue>");
      case "message" -> TextNode.valueOf(text(withoutCauses(value, object)));
      case "name" -> isGenerated(object) ? generated(object) : of(object.path(name));
      default -> UNORDERED.contains(name) ? sorted(of(object.path(name))) : of(object.path(name));
    };
  }

  /** The message repeats the causes in random order; they are also in the details. */
  private static String withoutCauses(String message, ObjectNode status) {
    boolean several = status.path("details").path("causes").size() > 1;
    return several ? message.replaceFirst("(?s) is invalid: .*", " is invalid: <causes>") : message;
  }

  private static JsonNode sorted(JsonNode array) {
    ArrayNode sorted = JsonNodeFactory.instance.arrayNode();
    StreamSupport.stream(array.spliterator(), false)
        .sorted(Comparator.comparing(JsonNode::toString))
        .forEach(sorted::add);
    return array.isArray() ? sorted : array;
  }

  private JsonNode array(ArrayNode array) {
    ArrayNode result = JsonNodeFactory.instance.arrayNode();
    array.forEach(element -> result.add(of(element)));
    return result;
  }

  private String version(String version, String uid) {
    if (uid.isEmpty() || version.isEmpty()) return "<version>";
    var ofObject = versions.computeIfAbsent(uid, any -> new HashMap<>());
    return ofObject.computeIfAbsent(version, any -> "<version " + (ofObject.size() + 1) + ">");
  }

  private static boolean isGenerated(ObjectNode metadata) {
    String prefix = metadata.path("generateName").asText();
    return !prefix.isEmpty()
        && metadata.path("name").asText().matches(Pattern.quote(prefix) + ".{5}");
  }

  private static TextNode generated(ObjectNode metadata) {
    return TextNode.valueOf(metadata.path("generateName").asText() + "<suffix>");
  }

  private String text(String text) {
    if (AGE.matcher(text).matches()) return "<age>";
    String known =
        UID.matcher(text)
            .replaceAll(
                uid -> uids.computeIfAbsent(uid.group(), any -> "<uid " + (uids.size() + 1) + ">"));
    String unmanaged = FIELD_MANAGERS_IN_TEXT.matcher(known).replaceAll("");
    String timeless = TIME.matcher(unmanaged).replaceAll("<time>");
    return VERSION_IN_TEXT.matcher(timeless).replaceAll("$1<version>");
  }
}
