package dev.hawser.peering;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the requests of Peer and Unpeer have in common. */
public sealed interface PairRequest permits PeerRequest, UnpeerRequest {
  Pair pair();

  /** How long an unmet condition is watched before a step fails. */
  Duration patience();

  /** Whether the claim of another installation is replaced. */
  boolean takesOver();

  @Nullable String actor();

  @Nullable String reason();
}
