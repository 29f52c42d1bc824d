package dev.hawser.conformance.recordings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.comparison.FieldMap;
import dev.hawser.comparison.ObjectPlace;
import dev.hawser.comparison.WatchEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the client's writes among everything that happened.
 *
 * <p>Creations and changes carry the client's name. A deletion carries none: it was the client's
 * when the object is of a kind the client deletes and went while all its owners lived.
 */
final class ClientSteps {
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
  private static final double AT_ONCE = 0.3;

  private final List<ClientStep> steps = new ArrayList<>();
  private final Map<ObjectPlace, String> marks = new HashMap<>();
  private final Map<ObjectPlace, ObjectNode> latest = new HashMap<>();
  private final Set<String> living = new HashSet<>();
  private final Set<String> going = new HashSet<>();
  private final Set<String> goingNamespaces = new HashSet<>();

  private ClientSteps() {}

  static List<ClientStep> of(Recording recording) {
    var found = new ClientSteps();
    recording.sightings().forEach(found::look);
    return inTheClientsOrder(found.steps);
  }

  /** Two clusters have no common order of events, so deletions at once are put into liqoctl's. */
  private static List<ClientStep> inTheClientsOrder(List<ClientStep> steps) {
    var ordered = new ArrayList<ClientStep>();
    var together = new ArrayList<ClientStep>();
    for (var step : steps) {
      boolean close = !together.isEmpty() && step.at() - together.getLast().at() < AT_ONCE;
      if (step.verb() != ClientStep.Verb.DELETE || !close) flush(together, ordered);
      (step.verb() == ClientStep.Verb.DELETE ? together : ordered).add(step);
    }
    flush(together, ordered);
    return List.copyOf(ordered);
  }

  private static void flush(List<ClientStep> together, List<ClientStep> ordered) {
    together.sort(Comparator.comparing(step -> DELETED.indexOf(step.place().resource())));
    ordered.addAll(together);
    together.clear();
  }

  private void look(WatchEvent sighting) {
    classify(sighting);
    latest.put(sighting.place(), sighting.object());
  }

  private void classify(WatchEvent sighting) {
    switch (sighting.type()) {
      case LISTED -> living.add(sighting.uid());
      case ADDED -> {
        living.add(sighting.uid());
        write(sighting, ClientStep.Verb.CREATE, "");
      }
      case MODIFIED -> {
        if (sighting.isDeleting()) {
          deletion(sighting);
        } else if (isReduced(sighting)) {
          add(sighting, ClientStep.Verb.UPDATE);
          marks.put(sighting.place(), mark(sighting.object()));
        } else {
          write(sighting, ClientStep.Verb.UPDATE, marks.getOrDefault(sighting.place(), ""));
        }
      }
      case DELETED -> {
        deletion(sighting);
        living.remove(sighting.uid());
        marks.remove(sighting.place());
      }
    }
  }

  /** A change that only takes fields away leaves nobody's name behind; controllers make none. */
  private boolean isReduced(WatchEvent sighting) {
    var before = latest.get(sighting.place());
    if (before == null || mark(sighting.object()).isEmpty()) return false;
    var left = written(before);
    var now = written(sighting.object());
    return left.size() > now.size() && left.entrySet().containsAll(now.entrySet());
  }

  private static Map<String, String> written(ObjectNode object) {
    var traits = FieldMap.of(object);
    traits.keySet().removeIf(t -> t.startsWith("status") || t.startsWith("metadata.finalizers"));
    return traits;
  }

  private void write(WatchEvent sighting, ClientStep.Verb verb, String before) {
    var mark = mark(sighting.object());
    if (!mark.isEmpty() && !mark.equals(before)) add(sighting, verb);
    marks.put(sighting.place(), mark);
  }

  private static String mark(ObjectNode object) {
    var mark = new StringBuilder();
    for (JsonNode entry : object.path("metadata").path("managedFields")) {
      if (CLIENTS.contains(entry.path("manager").asText())) mark.append(entry);
    }
    return mark.toString();
  }

  private void deletion(WatchEvent sighting) {
    if (!going.add(sighting.uid())) return;
    boolean replica =
        sighting.object().at("/metadata/labels/liqo.io~1replicated").asText().equals("true");
    boolean owned = false;
    for (var owner : sighting.object().path("metadata").path("ownerReferences")) {
      var uid = owner.path("uid").asText();
      owned |= !living.contains(uid) || going.contains(uid);
    }
    var place = sighting.place();
    if (place.resource().equals("namespaces")) goingNamespaces.add(place.cluster() + place.name());
    boolean swept = goingNamespaces.contains(place.cluster() + place.namespace());
    if (DELETED.contains(place.resource()) && !replica && !owned && !swept) {
      add(sighting, ClientStep.Verb.DELETE);
    }
  }

  private void add(WatchEvent sighting, ClientStep.Verb verb) {
    steps.add(new ClientStep(sighting.at(), sighting.place(), verb, sighting.object()));
  }
}
