package dev.hawser.conformance.recordings;

import dev.hawser.comparison.ClusterState;
import dev.hawser.simulator.runtime.LiqoComponent;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Has the simulated crd-replicator win or lose as the real one did.
 *
 * <p>liqoctl deletes an Identity and then the Tenant, whose rights the crd-replicator needs to take
 * away on the provider what belonged to the Identity. Which is faster is chance.
 */
record ReplicatorRace(Recording recording, RecordedClusters stage, Duration patience) {
  private static final Pattern OF_IDENTITY =
      Pattern.compile("renews.*|secretskubeconfig-controlplane-.*");

  /** To be called before each write of the client. */
  void before(ClientStep step, double until) throws InterruptedException {
    if (isDeletion(step, "identities") && isLost()) {
      stage.pause(step.place().cluster(), LiqoComponent.CRD_REPLICATOR);
    }
    if (isDeletion(step, "tenants") && !isLost()) {
      var after = recording.before(until);
      var unused = stage.observation().await(world -> isOver(world, after), patience);
    }
  }

  /** To be called after each write of the client. */
  void after(ClientStep step) throws InterruptedException {
    if (isDeletion(step, "tenants") && isLost()) {
      var unused = stage.observation().await(ReplicatorRace::isWithoutRights, patience);
      stage.resumeAll(LiqoComponent.CRD_REPLICATOR);
    }
  }

  private static boolean isOver(ClusterState world, ClusterState after) {
    return world.newcomers().keySet().stream()
        .filter(place -> OF_IDENTITY.matcher(place.resource() + place.name()).matches())
        .allMatch(place -> after.get(place).isPresent());
  }

  private static boolean isWithoutRights(ClusterState world) {
    return world.newcomers().keySet().stream()
        .noneMatch(place -> place.resource().equals("rolebindings"));
  }

  private boolean isLost() {
    return recording.before(Double.POSITIVE_INFINITY).newcomers().keySet().stream()
        .anyMatch(place -> place.resource().equals("renews"));
  }

  private static boolean isDeletion(ClientStep step, String resource) {
    return step.verb() == ClientStep.Verb.DELETE && step.place().resource().equals(resource);
  }
}
