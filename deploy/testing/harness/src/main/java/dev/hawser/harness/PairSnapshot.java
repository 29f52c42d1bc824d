package dev.hawser.harness;

import static dev.hawser.harness.Expect.eventuallyEmpty;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The objects of both clusters at one moment, to be compared with those that exist later. */
public record PairSnapshot(ClusterSnapshot rome, ClusterSnapshot milan) {

  public static PairSnapshot of(PeeringEnvironment pair) {
    return new PairSnapshot(ClusterSnapshot.of(pair.rome()), ClusterSnapshot.of(pair.milan()));
  }

  /** Waits until exactly the same objects exist again, with the same UIDs. */
  public void assertUnchanged() {
    eventuallyEmpty("left over or missing", () -> differences(object -> false));
  }

  /** Waits until the same objects exist, except what liqoctl's unpeer leaves. */
  public void assertUnchangedExceptLeftovers() {
    eventuallyEmpty("left over or missing", () -> differences(LiqoctlLeftovers::contains));
  }

  /** The same without waiting, because nothing may be in progress when a run has returned. */
  public void assertAlreadyUnchangedExceptLeftovers() {
    assertThat(differences(LiqoctlLeftovers::contains))
        .as("left over or missing")
        .isEqualTo(Set.of());
  }

  /** Objects that are new, with a plus, and objects that are gone, with a minus. */
  public Set<String> differences() {
    return differences(object -> false);
  }

  /** The same, without the new objects that are allowed. */
  public Set<String> differences(Predicate<ObservedObject> allowed) {
    var differences = new TreeSet<String>();
    for (var before : new ClusterSnapshot[] {rome, milan}) {
      var now = ClusterSnapshot.of(before.cluster());
      now.addedSince(before).stream()
          .filter(allowed.negate())
          .forEach(object -> differences.add("+ " + object + " on " + before.cluster().id()));
      now.missingSince(before)
          .forEach(object -> differences.add("- " + object + " on " + before.cluster().id()));
    }
    return differences;
  }
}
