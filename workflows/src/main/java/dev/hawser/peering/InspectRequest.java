package dev.hawser.peering;

import dev.hawser.activity.ClusterId;
import dev.hawser.activity.InvalidFieldException;
import org.jspecify.annotations.Nullable;

/**
 * Asks what exists of a pair on both clusters, and what a Peer or an Unpeer would do.
 *
 * @param peer the Peer to plan; default, unless {@code unpeer} is given: one with every default
 * @param unpeer the Unpeer to plan instead
 */
@StrictInput
public record InspectRequest(
    ClusterId consumer,
    ClusterId provider,
    @Nullable PeerRequest peer,
    @Nullable UnpeerRequest unpeer) {
  public InspectRequest {
    Pair.require(consumer, provider);
    var pair = new Pair(consumer, provider);
    if (peer != null && unpeer != null) {
      throw new InvalidFieldException(
          "{} and {} exclude each other: leave one of them out", "peer", "unpeer");
    }
    if (peer != null) requireSamePair("peer", peer.pair(), pair);
    if (unpeer != null) requireSamePair("unpeer", unpeer.pair(), pair);
  }

  private static void requireSamePair(String field, Pair planned, Pair pair) {
    if (!planned.equals(pair)) {
      throw new InvalidFieldException(
          "{} names other clusters than {} and {}", field, "consumer", "provider");
    }
  }

  /** Asks for the state and for the plan of a Peer. */
  public static InspectRequest of(ClusterId consumer, ClusterId provider) {
    return new InspectRequest(consumer, provider, null, null);
  }

  /** Asks for the plan of this Peer. */
  public static InspectRequest of(PeerRequest peer) {
    return new InspectRequest(peer.consumer(), peer.provider(), peer, null);
  }

  /** Asks for the plan of this Unpeer. */
  public static InspectRequest of(UnpeerRequest unpeer) {
    return new InspectRequest(unpeer.consumer(), unpeer.provider(), null, unpeer);
  }

  public Pair pair() {
    return new Pair(consumer, provider);
  }

  /** Whether the provider is inspected: not when it is permanently unreachable. */
  public boolean inspectsProvider() {
    return unpeer == null || !unpeer.providerGone();
  }

  public PeerRequest peerOrDefaults() {
    return peer == null ? PeerRequest.of(consumer.value(), provider.value()) : peer;
  }
}
