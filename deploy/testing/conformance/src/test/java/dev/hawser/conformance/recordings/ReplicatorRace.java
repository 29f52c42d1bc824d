package dev.hawser.conformance.recordings;

import dev.hawser.comparison.ClusterState;
import dev.hawser.simulator.runtime.LiqoComponent;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Makes the simulated crd-replicator win or lose a race as the real one did.
 *
 * <p>liqoctl deletes an Identity and then the Tenant. The crd-replicator needs the Tenant's
 * permissions to remove the Identity's objects from the provider. Either can be faster.
 */
record ReplicatorRace(Recording recording, RecordedClusters clusters, Duration timeout) {
  private static final Pattern IDENTITY_OBJECTS =
      Pattern.compile("renews.*|secretskubeconfig-controlplane-.*");

  /** To be called before each write of the client. */
  void before(ClientWrite step, double until) throws InterruptedException {
    if (isDeletion(step, "identities") && isLost()) {
      clusters.pause(step.place().cluster(), LiqoComponent.CRD_REPLICATOR);
    }
    if (isDeletion(step, "tenants") && !isLost()) {
      var after = recording.before(until);
      var unused =
          clusters.recorder().await(state -> areIdentityObjectsAsRecorded(state, after), timeout);
    }
  }

  /** To be called after each write of the client. */
  void after(ClientWrite step) throws InterruptedException {
    if (isDeletion(step, "tenants") && isLost()) {
      var unused = clusters.recorder().await(ReplicatorRace::hasNoRoleBindings, timeout);
      clusters.resumeAll(LiqoComponent.CRD_REPLICATOR);
    }
  }

  private static boolean areIdentityObjectsAsRecorded(ClusterState state, ClusterState after) {
    return state.createdObjects().keySet().stream()
        .filter(place -> IDENTITY_OBJECTS.matcher(place.resource() + place.name()).matches())
        .allMatch(place -> after.get(place).isPresent());
  }

  private static boolean hasNoRoleBindings(ClusterState state) {
    return state.createdObjects().keySet().stream()
        .noneMatch(place -> place.resource().equals("rolebindings"));
  }

  private boolean isLost() {
    return recording.before(Double.POSITIVE_INFINITY).createdObjects().keySet().stream()
        .anyMatch(place -> place.resource().equals("renews"));
  }

  private static boolean isDeletion(ClientWrite step, String resource) {
    return step.verb() == ClientWrite.Verb.DELETE && step.place().resource().equals(resource);
  }
}
