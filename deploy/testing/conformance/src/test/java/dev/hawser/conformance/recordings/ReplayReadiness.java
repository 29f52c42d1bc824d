package dev.hawser.conformance.recordings;

import dev.hawser.comparison.ClusterState;
import dev.hawser.comparison.FieldMap;
import dev.hawser.comparison.KnownDifferences;
import dev.hawser.comparison.ObjectLocation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether a simulated state is as far as the recorded one was when the client wrote.
 *
 * <p>The client waits for the status of its own objects, and for objects to be deleted. So all of
 * its objects must have the status fields that they had then, and what was deleted must be gone.
 */
final class ReplayReadiness {
  private final KnownDifferences knownDifferences;
  private final Set<ObjectLocation> clientObjects;
  private final Set<ObjectLocation> deleted = new HashSet<>();

  ReplayReadiness(Recording recording, KnownDifferences knownDifferences) {
    this.knownDifferences = knownDifferences;
    this.clientObjects =
        ClientWrites.of(recording).stream().map(ClientWrite::place).collect(Collectors.toSet());
  }

  /** To be called after each write of the client. */
  void performed(ClientWrite step) {
    if (step.verb() == ClientWrite.Verb.DELETE) {
      deleted.add(step.place());
    } else {
      deleted.remove(step.place());
    }
  }

  boolean isReady(ClusterState recorded, Set<ObjectLocation> gone, ClusterState simulated) {
    return missing(recorded, gone, simulated).isEmpty();
  }

  /** What the client would still wait for. */
  List<String> missing(ClusterState recorded, Set<ObjectLocation> gone, ClusterState simulated) {
    var missing = new ArrayList<String>();
    for (var place : clientObjects) {
      if (recorded.get(place).isPresent() && !deleted.contains(place)) {
        missing.addAll(missingFields(place, recorded, simulated));
      }
    }
    for (var place : gone) {
      if (simulated.get(place).isPresent()) missing.add("the deletion of " + place);
    }
    return missing;
  }

  private List<String> missingFields(
      ObjectLocation place, ClusterState recorded, ClusterState simulated) {
    var wanted = new HashSet<>(FieldMap.of(recorded.get(place).orElseThrow()).keySet());
    simulated.get(place).ifPresent(found -> wanted.removeAll(FieldMap.of(found).keySet()));
    wanted.removeIf(
        field -> !field.startsWith("status") || !knownDifferences.contains(place, field));
    return wanted.stream().map(field -> place + " " + field).toList();
  }
}
