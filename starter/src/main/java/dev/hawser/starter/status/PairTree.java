package dev.hawser.starter.status;

import dev.hawser.activity.ClusterId;
import dev.hawser.activity.ClusterView;
import dev.hawser.activity.CommaList;
import dev.hawser.activity.PeerPolicy;
import dev.hawser.activity.Role;
import dev.hawser.peering.Inspection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Both clusters of a pair, module by module: what {@code status} shows and what its verdict is
 * computed from.
 *
 * @param clusters consumer, provider
 */
record PairTree(List<ClusterReport> clusters) {

  /** A pure function of what was seen; the time is needed for certificates. */
  static PairTree of(Inspection seen, Instant now) {
    var pair = PairFacts.of(seen);
    return new PairTree(
        List.of(
            cluster(seen.consumerId(), Role.CONSUMER, seen.consumer(), pair, now),
            cluster(seen.providerId(), Role.PROVIDER, seen.provider(), pair, now)));
  }

  /** Whether both clusters answered. */
  boolean isComplete() {
    return clusters.stream().allMatch(ClusterReport::read);
  }

  /** Whether anything of the peering exists. */
  boolean isEmpty() {
    return clusters.stream().allMatch(cluster -> cluster.objects().isEmpty());
  }

  private static ClusterReport cluster(
      ClusterId cluster, Role role, @Nullable ClusterView view, PairFacts pair, Instant now) {
    if (view == null) return ClusterReport.unread(cluster, role);
    return new ClusterReport(
        cluster,
        role,
        view.installation().version(),
        true,
        List.of(
            new ModuleReport("Network", new NetworkObjects(view, role, pair).all()),
            new ModuleReport("Authentication", new AuthenticationObjects(view, pair, now).of(role)),
            new ModuleReport("Offloading", new OffloadingObjects(view, pair).of(role))),
        remarks(view, role, pair));
  }

  private static List<String> remarks(ClusterView view, Role role, PairFacts pair) {
    var remarks = new ArrayList<String>();
    var namespace = view.tenantNamespace();
    if (namespace != null && namespace.terminating()) {
      remarks.add("tenant namespace " + namespace.name() + " is being deleted");
    }
    if (namespace != null && namespace.claim() != null) {
      remarks.add("claimed by " + namespace.claim());
    }
    view.policies().stream().map(PairTree::policy).forEach(remarks::add);
    view.authentication()
        .stuckCredentials()
        .forEach(stuck -> remarks.add("stuck while being deleted: " + stuck));
    others(view, role).ifPresent(remarks::add);
    if (role == Role.PROVIDER && pair.isReversePeered()) {
      remarks.add("the pair is peered in the other direction" + besides(view, pair));
    }
    String key = view.installation().identityKey();
    if (key != null && role == Role.CONSUMER) remarks.add("identity key " + key);
    return remarks;
  }

  private static String besides(ClusterView view, PairFacts pair) {
    if (pair.isAuthenticated()) return " too";
    return view.network().exists() ? ", which uses the network" : "";
  }

  private static String policy(PeerPolicy policy) {
    return "policy "
        + policy.source()
        + (policy.refusal() == null ? " names the peer" : " forbids it: " + policy.refusal());
  }

  /** Slices and virtual nodes of other names, which somebody made by hand. */
  private static Optional<String> others(ClusterView view, Role role) {
    if (role == Role.PROVIDER) return Optional.empty();
    var slice = view.offloading().slice();
    var others =
        view.consumerObjects().stream()
            .filter(found -> found.isKind("ResourceSlice"))
            .filter(found -> slice == null || !found.name().equals(slice.name()))
            .toList();
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of("made by somebody else: " + CommaList.of(others));
  }
}
