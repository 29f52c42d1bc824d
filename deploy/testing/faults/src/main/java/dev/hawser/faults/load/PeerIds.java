package dev.hawser.faults.load;

import dev.hawser.activity.Cidrs;
import dev.hawser.activity.ClusterId;
import java.util.List;
import java.util.Locale;

/** The IDs of the fake peers, and their networks, of which no two overlap. */
final class PeerIds {
  /** As many external networks of this size are in 172.16.0.0/12. */
  static final int MOST = 4_095;

  private static final int THIRD_BYTES = 256;

  private PeerIds() {}

  /** The ID of a peer, such as {@code peer-0001}. */
  static ClusterId of(int number) {
    return new ClusterId(String.format(Locale.ROOT, "peer-%04d", number));
  }

  /** The pods' and the external network of a peer. */
  static Cidrs networks(int number) {
    int second = number / THIRD_BYTES;
    int third = number % THIRD_BYTES;
    return new Cidrs(
        List.of("10." + (128 + second) + "." + third + ".0/24"),
        List.of("172." + (16 + second) + "." + third + ".0/24"));
  }
}
