package dev.hawser.harness;

import static dev.hawser.harness.Expect.eventuallyEmpty;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Both clusters as they were, to be compared with how they are. */
public record PairSnapshot(ClusterSnapshot rome, ClusterSnapshot milan) {

  public static PairSnapshot of(PeeringEnvironment pair) {
    return new PairSnapshot(ClusterSnapshot.of(pair.rome()), ClusterSnapshot.of(pair.milan()));
  }

  /** Not one object more, not one less, not one replaced. */
  public void equalsNow() {
    eventuallyEmpty("left over or missing", () -> differences(object -> false));
  }

  /** As before, apart from what Liqo's own unpeer leaves. */
  public void equalsNowButForLiqosOwnLeftOvers() {
    eventuallyEmpty("left over or missing", () -> differences(LiqoctlLeftovers::isOne));
  }

  /** As above, and at this very moment: a run that has returned leaves nothing to be waited for. */
  public void equalsAtOnceButForLiqosOwnLeftOvers() {
    assertThat(differences(LiqoctlLeftovers::isOne)).as("left over or missing").isEqualTo(Set.of());
  }

  /** Objects that are new, with a plus, and objects that are gone, with a minus. */
  public Set<String> differences() {
    return differences(object -> false);
  }

  /** The same, without the new objects that are allowed. */
  public Set<String> differences(Predicate<ObservedObject> allowed) {
    var differences = new TreeSet<String>();
    for (var before : new ClusterSnapshot[] {rome, milan}) {
      var now = ClusterSnapshot.of(before.side());
      now.beyond(before).stream()
          .filter(allowed.negate())
          .forEach(object -> differences.add("+ " + object + " on " + before.side().id()));
      now.missing(before)
          .forEach(object -> differences.add("- " + object + " on " + before.side().id()));
    }
    return differences;
  }
}
