package dev.hawser.peering.plan;

import dev.hawser.activity.ClusterView;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A version of Liqo, as far as peers must agree on it. */
record LiqoVersion(int major, int minor, int patch) {
  private static final Pattern TAG = Pattern.compile("v?(\\d+)\\.(\\d+)\\.(\\d+).*");

  /** Empty for anything but a release tag: a digest, a branch, nothing. */
  static Optional<LiqoVersion> parse(@Nullable String tag) {
    if (tag == null) return Optional.empty();
    var match = TAG.matcher(tag);
    if (!match.matches()) return Optional.empty();
    return Optional.of(
        new LiqoVersion(
            Integer.parseInt(match.group(1)),
            Integer.parseInt(match.group(2)),
            Integer.parseInt(match.group(3))));
  }

  /** The version on one cluster or, if that has no release, on its peer; empty if neither has. */
  static Optional<LiqoVersion> of(ClusterView cluster, ClusterView peer) {
    return parse(cluster.installation().version()).or(() -> parse(peer.installation().version()));
  }

  boolean isCompatibleWith(LiqoVersion other) {
    return major == other.major && minor == other.minor;
  }

  boolean isBefore(int otherMajor, int otherMinor, int otherPatch) {
    if (major != otherMajor) return major < otherMajor;
    if (minor != otherMinor) return minor < otherMinor;
    return patch < otherPatch;
  }
}
