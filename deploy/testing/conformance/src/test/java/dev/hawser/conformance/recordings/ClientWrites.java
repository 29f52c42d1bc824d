package dev.hawser.conformance.recordings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.comparison.FieldMap;
import dev.hawser.comparison.ObjectLocation;
import dev.hawser.comparison.WatchEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the client's writes among all recorded events.
 *
 * <p>Managed fields name the client that created or changed an object, but not the one that deleted
 * it. A deletion counts as the client's if the client deletes objects of that kind and all owners
 * of the object still existed.
 */
final class ClientWrites {
  private static final Set<String> CLIENTS = Set.of("liqoctl", "perfect-client");
  private static final List<String> DELETED =
      List.of(
          "resourceslices",
          "virtualnodes",
          "identities",
          "tenants",
          "gatewayclients",
          "gatewayservers",
          "configurations",
          "namespaces");
  private static final double SIMULTANEOUS = 0.3;

  private final List<ClientWrite> steps = new ArrayList<>();
  private final Map<ObjectLocation, String> managedFields = new HashMap<>();
  private final Map<ObjectLocation, ObjectNode> latest = new HashMap<>();
  private final Set<String> existing = new HashSet<>();
  private final Set<String> deleting = new HashSet<>();
  private final Set<String> deletingNamespaces = new HashSet<>();

  private ClientWrites() {}

  static List<ClientWrite> of(Recording recording) {
    var all = new ClientWrites();
    recording.events().forEach(all::read);
    return inClientOrder(all.steps);
  }

  /** Events of two clusters have no common order; simultaneous deletions get liqoctl's order. */
  private static List<ClientWrite> inClientOrder(List<ClientWrite> steps) {
    var ordered = new ArrayList<ClientWrite>();
    var simultaneous = new ArrayList<ClientWrite>();
    for (var step : steps) {
      boolean isClose =
          !simultaneous.isEmpty() && step.at() - simultaneous.getLast().at() < SIMULTANEOUS;
      if (step.verb() != ClientWrite.Verb.DELETE || !isClose) flush(simultaneous, ordered);
      (step.verb() == ClientWrite.Verb.DELETE ? simultaneous : ordered).add(step);
    }
    flush(simultaneous, ordered);
    return List.copyOf(ordered);
  }

  private static void flush(List<ClientWrite> simultaneous, List<ClientWrite> ordered) {
    simultaneous.sort(Comparator.comparing(step -> DELETED.indexOf(step.place().resource())));
    ordered.addAll(simultaneous);
    simultaneous.clear();
  }

  private void read(WatchEvent event) {
    classify(event);
    latest.put(event.place(), event.object());
  }

  private void classify(WatchEvent event) {
    switch (event.type()) {
      case LISTED -> existing.add(event.uid());
      case ADDED -> {
        existing.add(event.uid());
        write(event, ClientWrite.Verb.CREATE, "");
      }
      case MODIFIED -> {
        if (event.isDeleting()) {
          deletion(event);
        } else if (isRemovalOfFields(event)) {
          add(event, ClientWrite.Verb.UPDATE);
          managedFields.put(event.place(), clientsManagedFields(event.object()));
        } else {
          write(event, ClientWrite.Verb.UPDATE, managedFields.getOrDefault(event.place(), ""));
        }
      }
      case DELETED -> {
        deletion(event);
        existing.remove(event.uid());
        managedFields.remove(event.place());
      }
    }
  }

  /** A change that only removes fields names no client; controllers make no such changes. */
  private boolean isRemovalOfFields(WatchEvent event) {
    var before = latest.get(event.place());
    if (before == null || clientsManagedFields(event.object()).isEmpty()) return false;
    var old = writtenFields(before);
    var now = writtenFields(event.object());
    return old.size() > now.size() && old.entrySet().containsAll(now.entrySet());
  }

  private static Map<String, String> writtenFields(ObjectNode object) {
    var fields = FieldMap.of(object);
    fields.keySet().removeIf(t -> t.startsWith("status") || t.startsWith("metadata.finalizers"));
    return fields;
  }

  private void write(WatchEvent event, ClientWrite.Verb verb, String before) {
    var fields = clientsManagedFields(event.object());
    if (!fields.isEmpty() && !fields.equals(before)) add(event, verb);
    managedFields.put(event.place(), fields);
  }

  private static String clientsManagedFields(ObjectNode object) {
    var entries = new StringBuilder();
    for (JsonNode entry : object.path("metadata").path("managedFields")) {
      if (CLIENTS.contains(entry.path("manager").asText())) entries.append(entry);
    }
    return entries.toString();
  }

  private void deletion(WatchEvent event) {
    if (!deleting.add(event.uid())) return;
    boolean isReplica =
        event.object().at("/metadata/labels/liqo.io~1replicated").asText().equals("true");
    boolean isCollected = false;
    for (var owner : event.object().path("metadata").path("ownerReferences")) {
      var uid = owner.path("uid").asText();
      isCollected |= !existing.contains(uid) || deleting.contains(uid);
    }
    var place = event.place();
    if (place.resource().equals("namespaces"))
      deletingNamespaces.add(place.cluster() + place.name());
    boolean isInDeletedNamespace = deletingNamespaces.contains(place.cluster() + place.namespace());
    if (DELETED.contains(place.resource()) && !isReplica && !isCollected && !isInDeletedNamespace) {
      add(event, ClientWrite.Verb.DELETE);
    }
  }

  private void add(WatchEvent event, ClientWrite.Verb verb) {
    steps.add(new ClientWrite(event.at(), event.place(), verb, event.object()));
  }
}
