package dev.hawser.contract;

import static dev.hawser.contract.RefusalCases.assertRefused;
import static dev.hawser.harness.Expect.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.ClusterView;
import dev.hawser.harness.ClusterUser;
import dev.hawser.harness.PairSnapshot;
import dev.hawser.harness.PeeringAssertions;
import dev.hawser.harness.PeeringEnvironment;
import dev.hawser.harness.ResourceKind;
import dev.hawser.peering.InspectRequest;
import dev.hawser.peering.Inspection;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A worker obeys the policy of its cluster's owner. */
final class PolicyCases {
  private static final String NAME = "hawser-policy";
  private static final String LIQO = "liqo";

  private PolicyCases() {}

  static List<ContractCase> cases() {
    return List.of(
        new ContractCase(
            "a peer that a policy does not name is refused before the first write",
            PolicyCases::unnamed),
        new ContractCase(
            "a policy that is broken refuses everything, and a run says in which line",
            PolicyCases::broken),
        new ContractCase(
            "policies that name the other cluster's key and networks let the two peer",
            PolicyCases::named));
  }

  private static void unnamed(PeeringEnvironment pair) {
    var provider = pair.milan();
    obeying(
        pair,
        Map.of(provider, "callers: any\npeers:\n- cluster: another\n  roles: [consumer]\n"),
        seen -> !seen.refusals().isEmpty(),
        () -> {
          String part =
              provider.id()
                  + " forbids this by its policy (ConfigMap liqo/hawser-policy): peers does not"
                  + " name "
                  + pair.rome().id()
                  + " as a consumer";
          assertThat(inspect(pair).refusals())
              .anyMatch(refusal -> refusal.message().contains(part));
          assertRefused(
              pair, "ForbiddenByPolicy", part, () -> pair.peer(pair.rome(), provider, ""));
          assertRefused(
              pair, "ForbiddenByPolicy", part, () -> pair.unpeer(pair.rome(), provider, ""));
        });
  }

  private static void broken(PeeringEnvironment pair) {
    obeying(
        pair,
        Map.of(pair.rome(), "callers: any\npeers: []\nmore: 1\n"),
        seen -> !seen.problems().isEmpty(),
        () -> {
          String part =
              pair.rome().id()
                  + " refuses everything, because a policy of its owner can't be used: ConfigMap"
                  + " liqo/hawser-policy:3: unknown field more";
          assertThat(inspect(pair).problems()).anyMatch(problem -> problem.contains(part));
          assertRefused(
              pair, "ForbiddenByPolicy", part, () -> pair.peer(pair.rome(), pair.milan(), ""));
        });
  }

  private static void named(PeeringEnvironment pair) {
    var seen = inspect(pair);
    var before = PairSnapshot.of(pair);
    obeying(
        pair,
        Map.of(
            pair.rome(), policy("provider", Objects.requireNonNull(seen.provider())),
            pair.milan(), policy("consumer", Objects.requireNonNull(seen.consumer()))),
        later -> isObeyed(later.consumer()) && isObeyed(later.provider()),
        () -> {
          pair.peer(pair.rome(), pair.milan(), "");
          PeeringAssertions.assertNodeReady(pair.rome(), pair.milan());
          pair.unpeer(pair.rome(), pair.milan(), "\"deleteNamespaces\": true");
        });
    pair.deleteForeignClusters();
    before.assertUnchanged();
  }

  /** One that allows a peering with the cluster as it shows itself. */
  private static String policy(String role, ClusterView peer) {
    var cidrs = Objects.requireNonNull(peer.installation().cidrs());
    var networks = Stream.concat(cidrs.pod().stream(), cidrs.external().stream()).toList();
    return """
    callers: {namespaces: [default], workflowTypes: [Peer, Unpeer, Inspect]}
    forbiddenOptions: [takeOver]
    peers:
      - cluster: %s
        roles: [%s]
        identityKeys: %s
        networks: [%s]
        endpoints: any
        apiServers: any
        resources: {cpu: 1k}
        sliceClasses: [default]
        gatewayServiceTypes: any
    """
        .formatted(peer.cluster(), role, identityKeys(peer), String.join(", ", networks));
  }

  /** Only a consumer shows its key, because only a consumer is asked for one. */
  private static List<String> identityKeys(ClusterView peer) {
    String key = peer.installation().identityKey();
    return key == null ? List.of() : List.of(key);
  }

  private static boolean isObeyed(@Nullable ClusterView view) {
    return view != null && !view.policies().isEmpty();
  }

  /** With these policies while the body runs; workers see a change within seconds. */
  private static void obeying(
      PeeringEnvironment pair,
      Map<ClusterUser, String> policies,
      Predicate<Inspection> seen,
      Runnable body) {
    policies.forEach(PolicyCases::create);
    try {
      eventually("the workers know the policies", () -> seen.test(inspect(pair)));
      body.run();
    } finally {
      policies.keySet().forEach(cluster -> cluster.delete(ResourceKind.CONFIG_MAP, LIQO, NAME));
      eventually("the policies are forgotten", () -> isFree(inspect(pair)));
    }
  }

  private static boolean isFree(Inspection seen) {
    return seen.problems().isEmpty() && !isObeyed(seen.consumer()) && !isObeyed(seen.provider());
  }

  private static void create(ClusterUser cluster, String yaml) {
    cluster.create(
        ResourceKind.CONFIG_MAP,
        LIQO,
        NAME,
        Serialization.asJson(Map.of("data", Map.of("policy.yaml", yaml))));
  }

  private static Inspection inspect(PeeringEnvironment pair) {
    return pair.inspect(InspectRequest.of(pair.rome().id(), pair.milan().id()));
  }
}
