package dev.hawser.peering;

import dev.hawser.activity.ClusterId;
import org.jspecify.annotations.Nullable;

/**
 * Asks what exists of a pair on both sides.
 *
 * @param peer the request to make a plan for; default: one with every default
 */
@StrictInput
public record InspectRequest(ClusterId consumer, ClusterId provider, @Nullable PeerRequest peer) {
  public InspectRequest {
    Pair.require(consumer, provider);
    if (peer != null && !(peer.consumer().equals(consumer) && peer.provider().equals(provider))) {
      throw new IllegalArgumentException("peer names other clusters than consumer and provider");
    }
  }

  Pair pair() {
    return new Pair(consumer, provider);
  }

  PeerRequest peerOrDefaults() {
    return peer == null ? PeerRequest.of(consumer.value(), provider.value()) : peer;
  }
}
