package dev.hawser.apiserver.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.hawser.apiserver.kind.Column;
import dev.hawser.apiserver.kind.ResourceType;
import dev.hawser.apiserver.object.Json;
import dev.hawser.apiserver.object.ObjectMeta;
import java.time.Instant;
import java.util.List;

/** The {@code Table} of {@code meta.k8s.io/v1}. */
public record Table(ResourceType type, Inclusion inclusion, Instant now) {
  /** How much of each object a row carries. */
  public enum Inclusion {
    NONE,
    METADATA,
    OBJECT;

    /** Understands {@code includeObject}. */
    public static Inclusion of(String name) {
      return switch (name) {
        case "None" -> NONE;
        case "Object" -> OBJECT;
        default -> METADATA;
      };
    }
  }

  /** The objects as rows. */
  public ObjectNode of(List<ObjectNode> objects, String resourceVersion, boolean withHeaders) {
    ObjectNode table = Json.object().put("kind", "Table").put("apiVersion", "meta.k8s.io/v1");
    table.putObject("metadata").put("resourceVersion", resourceVersion);
    table.set("columnDefinitions", withHeaders ? headers() : NullNode.getInstance());
    ArrayNode rows = table.putArray("rows");
    objects.forEach(object -> rows.add(row(object)));
    return table;
  }

  /** The part of an object that tools without a need for the rest ask for. */
  public static ObjectNode metadataOf(ObjectNode object) {
    ObjectNode partial = Json.object();
    partial.put("kind", "PartialObjectMetadata").put("apiVersion", "meta.k8s.io/v1");
    partial.set("metadata", object.path("metadata"));
    return partial;
  }

  private ArrayNode headers() {
    ArrayNode headers = Json.object().putArray("columnDefinitions");
    headers.add(header("Name", "string", "name", 0));
    type.columns()
        .forEach(each -> headers.add(header(each.name(), shownType(each), "", each.priority())));
    return headers;
  }

  /** Built-in kinds show everything as text. */
  private String shownType(Column column) {
    return type.custom() ? column.type() : "string";
  }

  private static ObjectNode header(String name, String type, String format, int priority) {
    return Json.object()
        .put("name", name)
        .put("type", type)
        .put("format", format)
        .put("description", name)
        .put("priority", priority);
  }

  private ObjectNode row(ObjectNode object) {
    ObjectNode row = Json.object();
    ArrayNode cells = row.putArray("cells").add(ObjectMeta.name(object));
    type.columns().forEach(column -> cells.add(cell(column, object)));
    switch (inclusion) {
      case NONE -> {}
      case METADATA -> row.set("object", metadataOf(object));
      case OBJECT -> row.set("object", object);
    }
    return row;
  }

  private JsonNode cell(Column column, ObjectNode object) {
    JsonNode value = column.value().apply(object);
    if (value.isMissingNode() || value.isNull()) {
      return column.type().equals("date") ? TextNode.valueOf("<unknown>") : NullNode.getInstance();
    }
    if (column.type().equals("date")) return TextNode.valueOf(HumanAge.of(value.asText(), now));
    if (value.isContainerNode()) return TextNode.valueOf(value.toString());
    return column.type().equals("string") ? TextNode.valueOf(value.asText()) : value;
  }
}
