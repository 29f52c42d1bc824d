package dev.hawser.apiserver.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.apiserver.kind.ResourceType;
import dev.hawser.apiserver.object.Json;
import dev.hawser.apiserver.object.ObjectMeta;
import dev.hawser.apiserver.store.Snapshot;
import dev.hawser.apiserver.table.Table;
import java.time.Instant;
import java.util.List;

/** How a client wants to see objects, by its Accept header. */
record ContentNegotiation(Form form, Table table) {
  /** The forms there are. */
  enum Form {
    WHOLE,
    TABLE,
    METADATA
  }

  static ContentNegotiation of(HttpCall call, ResourceType type, Instant now) {
    var table = new Table(type, Table.Inclusion.of(call.query().text("includeObject")), now);
    return new ContentNegotiation(form(call.header("Accept")), table);
  }

  ObjectNode one(ObjectNode object, boolean withHeaders) {
    return switch (form) {
      case WHOLE -> object;
      case TABLE -> table.of(List.of(object), ObjectMeta.resourceVersion(object), withHeaders);
      case METADATA -> Table.metadataOf(object);
    };
  }

  ObjectNode many(Snapshot snapshot) {
    String version = Long.toString(snapshot.revision());
    return switch (form) {
      case TABLE -> table.of(snapshot.objects(), version, true);
      case WHOLE -> whole(version, snapshot.objects());
      case METADATA ->
          list(
              "meta.k8s.io/v1",
              "PartialObjectMetadata",
              version,
              snapshot.objects().stream().map(Table::metadataOf).toList());
    };
  }

  /** Says only how far a watch has come. */
  ObjectNode bookmark(long revision) {
    ObjectNode object = Json.object();
    object.put("kind", table.type().kind()).put("apiVersion", table.type().apiVersion());
    ObjectMeta.of(object).put("resourceVersion", Long.toString(revision));
    return form == Form.TABLE
        ? table.of(List.of(), Long.toString(revision), false)
        : one(object, false);
  }

  /** Lists of built-in kinds don't repeat the kind with each object. */
  private ObjectNode whole(String version, List<ObjectNode> objects) {
    ResourceType type = table.type();
    List<ObjectNode> shown = type.custom() ? objects : objects.stream().map(this::bare).toList();
    ObjectNode list = list(type.apiVersion(), type.kind(), version, shown);
    if (type.custom()) list.withObject("/metadata").put("continue", "");
    return list;
  }

  private ObjectNode bare(ObjectNode object) {
    ObjectNode bare = Json.object();
    bare.setAll(object);
    bare.remove(List.of("apiVersion", "kind"));
    return bare;
  }

  static ObjectNode list(String apiVersion, String kind, String version, List<ObjectNode> items) {
    ObjectNode list = Json.object().put("kind", kind + "List").put("apiVersion", apiVersion);
    list.putObject("metadata").put("resourceVersion", version);
    ArrayNode array = list.putArray("items");
    items.forEach(array::add);
    return list;
  }

  /** The first form that the header names, as it lists the preferred one first. */
  private static Form form(String accept) {
    if (accept.contains("as=Table")) return Form.TABLE;
    return accept.contains("as=PartialObjectMetadata") ? Form.METADATA : Form.WHOLE;
  }
}
