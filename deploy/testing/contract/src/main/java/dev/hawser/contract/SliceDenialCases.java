package dev.hawser.contract;

import dev.hawser.harness.ClusterUser;
import dev.hawser.harness.Expect;
import dev.hawser.harness.PeeringAssertions;
import dev.hawser.harness.PeeringEnvironment;
import dev.hawser.harness.ResourceKind;
import dev.hawser.peering.Peer;
import dev.hawser.peering.PeeringResult;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;
import java.util.List;
import java.util.Map;

/** A slice that is denied: for good, or for a moment. */
final class SliceDenialCases {
  private static final String CALM = "\"modules\": [\"authentication\", \"offloading\"]";

  private SliceDenialCases() {}

  static List<ContractCase> cases() {
    return List.of(
        new ContractCase(
            "a denial that stays is told with its remedy, and repair is one",
            SliceDenialCases::stays),
        new ContractCase("a denial that passes is got over", SliceDenialCases::passes));
  }

  private static void stays(PeeringEnvironment arena) {
    keptForAnother(arena);
    var failure = arena.peerFails(arena.rome(), arena.milan(), CALM + ", \"onFailure\": \"Keep\"");
    Expect.equal("ResourcesDenied", failure.getType(), "the type of the failure");
    Expect.contains(failure.getOriginalMessage(), "Secret " + cache(arena));
    Expect.contains(failure.getOriginalMessage(), "set repair");
    arena.peer(arena.rome(), arena.milan(), CALM + ", \"repair\": true");
    PeeringAssertions.node(arena.rome(), arena.milan());
  }

  private static void passes(PeeringEnvironment arena) {
    keptForAnother(arena);
    var run =
        arena.temporal().newWorkflowStub(Peer.class, arena.options(arena.rome(), arena.milan()));
    WorkflowClient.start(
        run::peer, PeeringEnvironment.Requests.peer(arena.rome(), arena.milan(), CALM));
    Expect.eventually("the slice is denied", () -> isDenied(arena));
    arena
        .milan()
        .delete(ResourceKind.SECRET, ClusterUser.tenantNamespace(arena.rome()), cache(arena));
    var result = WorkflowStub.fromTyped(run).getResult(PeeringResult.class);
    Expect.equal(arena.milan().id().value(), result.node(), "the node in the result");
    PeeringAssertions.node(arena.rome(), arena.milan());
  }

  private static boolean isDenied(PeeringEnvironment arena) {
    return arena
        .rome()
        .get(
            ResourceKind.RESOURCE_SLICE,
            ClusterUser.tenantNamespace(arena.milan()),
            arena.milan().id().value())
        .filter(
            slice ->
                slice.<Object>get("status", "conditions") instanceof List<?> conditions
                    && conditions.stream()
                        .anyMatch(
                            condition ->
                                condition instanceof Map<?, ?> is
                                    && "Authentication".equals(is.get("type"))
                                    && "Denied".equals(is.get("status"))))
        .isPresent();
  }

  /** A certificate of the slice is kept, and for another request than the one that will come. */
  private static void keptForAnother(PeeringEnvironment arena) {
    arena.peer(arena.rome(), arena.milan(), CALM);
    arena.unpeer(arena.rome(), arena.milan(), "");
    arena
        .milan()
        .set(
            ResourceKind.SECRET,
            ClusterUser.tenantNamespace(arena.rome()),
            cache(arena),
            "data",
            "csr",
            "YW5vdGhlcg==");
  }

  private static String cache(PeeringEnvironment arena) {
    return "liqo-remote-certificate-" + arena.milan().id();
  }
}
