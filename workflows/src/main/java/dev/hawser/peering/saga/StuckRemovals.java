package dev.hawser.peering.saga;

import dev.hawser.activity.ClusterId;
import dev.hawser.peering.SkipRequest;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The removals that are stuck, what holds them, and what people have decided about them. */
final class StuckRemovals {
  private final Map<Removal, String> reasons = new LinkedHashMap<>();
  private final Map<String, String> skips = new LinkedHashMap<>();
  private final Map<ClusterId, String> givenUp = new LinkedHashMap<>();
  private int retries;

  void add(Removal removal, String why) {
    reasons.put(removal, why);
  }

  /** Returns whether it was stuck. */
  boolean remove(Removal removal) {
    skips.remove(removal.name());
    return reasons.remove(removal) != null;
  }

  boolean isEmpty() {
    return reasons.isEmpty();
  }

  boolean contains(Removal removal) {
    return reasons.containsKey(removal);
  }

  /** What holds it; empty when nothing does, as far as is known. */
  String reason(Removal removal) {
    return reasons.getOrDefault(removal, "");
  }

  /** In the words that people see. */
  List<String> names() {
    return names(reasons.keySet());
  }

  static List<String> names(Collection<Removal> removals) {
    return removals.stream().map(Removal::name).toList();
  }

  boolean isAnyOn(ClusterId cluster) {
    return reasons.keySet().stream().anyMatch(removal -> removal.cluster().equals(cluster));
  }

  /** Makes everything that is stuck try again at once. */
  void retry() {
    retries++;
  }

  /** How often a retry was asked for. */
  int retries() {
    return retries;
  }

  void skip(SkipRequest request) {
    skips.put(request.step(), request.reason());
  }

  /** Skips everything on the cluster, now and later. */
  void giveUp(ClusterId cluster, String reason) {
    givenUp.put(cluster, reason);
  }

  /** Why somebody wants it skipped; null when nobody does. */
  @Nullable String skipReason(Removal removal) {
    String reason = skips.get(removal.name());
    return reason == null ? givenUp.get(removal.cluster()) : reason;
  }

  boolean isToSkip(Removal removal) {
    return skipReason(removal) != null;
  }
}
