package dev.hawser.peering;

import dev.hawser.activity.ClusterId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the requests of Peer and Unpeer have in common. */
public sealed interface PairRequest permits PeerRequest, UnpeerRequest {
  Duration DEFAULT_TIMEOUT = Duration.ofMinutes(10);

  ClusterId consumer();

  ClusterId provider();

  @Nullable Duration timeout();

  /** Whether the claim of another installation is replaced. */
  boolean takeOver();

  @Nullable String actor();

  @Nullable String reason();

  /** Digest of the only plan that may be executed, or its beginning; null for any plan. */
  @Nullable String plan();

  default Pair pair() {
    return new Pair(consumer(), provider());
  }

  /** How long an unmet condition is watched before a step fails. */
  default Duration patience() {
    var timeout = timeout();
    return timeout == null ? DEFAULT_TIMEOUT : timeout;
  }
}
