package dev.hawser.starter.progress;

import dev.hawser.activity.ClusterId;
import dev.hawser.activity.DeleteResult;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What liqoctl prints for one of its steps, and the activity that shows that it has happened.
 *
 * @param start printed while the step is in progress; empty where liqoctl prints nothing
 * @param chain lines of one chain happen in their order
 * @param done printed when it has happened, given what a removal found; empty for nothing at all
 */
public record LiqoctlLine(
    String start,
    String activity,
    ClusterId cluster,
    Chain chain,
    Function<DeleteResult, String> done) {
  /** Activities that begin one after another; those of two chains begin at any time. */
  public enum Chain {
    NETWORK(
        "InspectCluster",
        "EnsureConfiguration",
        "EnsureGatewayServer",
        "EnsureGatewayClient",
        "AwaitConnection|ConnectGatewayServer",
        "DeleteNetwork"),
    IDENTITY(
        "ClaimPair",
        "EnsureNonce",
        "ProveIdentity",
        "EnsureTenant",
        "EnsureIdentity",
        "EnsureSlice",
        "AwaitNode",
        "DeleteSlice",
        "DeleteIdentity",
        "DeleteTenant"),
    /** After all others. */
    LAST("CleanUpPair");

    private final String order;

    Chain(String... places) {
      this.order = String.join(" ", places);
    }

    /** Of activities in one place, either may begin first. */
    private long rank(String activity) {
      return Stream.of(order.split(" ", -1)).takeWhile(place -> !activity.matches(place)).count();
    }
  }

  /** Whether its activity can begin only once the other one has ended. */
  boolean isAfter(LiqoctlLine other) {
    if (chain == Chain.LAST) return other.chain != Chain.LAST;
    return chain == other.chain && chain.rank(activity) > chain.rank(other.activity);
  }

  /** Whether what it removes may turn out to be used by the reverse peering. */
  boolean mayStay() {
    return activity.equals("DeleteNetwork");
  }

  static LiqoctlLine of(
      Chain chain, String activity, ClusterId cluster, String start, String done) {
    return new LiqoctlLine(start, activity, cluster, chain, any -> done);
  }

  /** A removal of a kind, which may find nothing; of what is kept, nothing is said. */
  static LiqoctlLine removal(
      Chain chain,
      String activity,
      ClusterId cluster,
      String start,
      String kind,
      String deleted,
      String nothing) {
    return new LiqoctlLine(
        start,
        activity,
        cluster,
        chain,
        result -> {
          if (result.deleted().stream().anyMatch(object -> object.isKind(kind))) return deleted;
          return result.kept().isEmpty() ? nothing : "";
        });
  }
}
