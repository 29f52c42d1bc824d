package dev.hawser.conformance.recordings;

import dev.hawser.comparison.ClusterState;
import dev.hawser.comparison.FieldMap;
import dev.hawser.comparison.KnownDifferences;
import dev.hawser.comparison.ObjectPlace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether a simulated world has come as far as the recorded one had when the client wrote.
 *
 * <p>The client waits for the status of what it wrote itself, and that something is gone. So all of
 * its own objects must show the fields they showed then, and nothing may be left that had gone.
 */
final class Readiness {
  private final KnownDifferences ledger;
  private final Set<ObjectPlace> clients;
  private final Set<ObjectPlace> deleted = new HashSet<>();

  Readiness(Recording recording, KnownDifferences ledger) {
    this.ledger = ledger;
    this.clients =
        ClientSteps.of(recording).stream().map(ClientStep::place).collect(Collectors.toSet());
  }

  /** Says that the client has written. */
  void performed(ClientStep step) {
    if (step.verb() == ClientStep.Verb.DELETE) {
      deleted.add(step.place());
    } else {
      deleted.remove(step.place());
    }
  }

  boolean isSo(ClusterState recorded, Set<ObjectPlace> gone, ClusterState simulated) {
    return lacks(recorded, gone, simulated).isEmpty();
  }

  /** What is still waited for. */
  List<String> lacks(ClusterState recorded, Set<ObjectPlace> gone, ClusterState simulated) {
    var lacks = new ArrayList<String>();
    for (var place : clients) {
      if (recorded.get(place).isPresent() && !deleted.contains(place)) {
        lacks.addAll(missing(place, recorded, simulated));
      }
    }
    for (var place : gone) {
      if (simulated.get(place).isPresent()) lacks.add("the end of " + place);
    }
    return lacks;
  }

  private List<String> missing(ObjectPlace place, ClusterState recorded, ClusterState simulated) {
    var wanted = new HashSet<>(FieldMap.of(recorded.get(place).orElseThrow()).keySet());
    simulated.get(place).ifPresent(found -> wanted.removeAll(FieldMap.of(found).keySet()));
    wanted.removeIf(trait -> !trait.startsWith("status") || !ledger.contains(place, trait));
    return wanted.stream().map(trait -> place + " " + trait).toList();
  }
}
