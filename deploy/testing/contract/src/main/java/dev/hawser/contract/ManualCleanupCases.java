package dev.hawser.contract;

import dev.hawser.harness.ClusterUser;
import dev.hawser.harness.Expect;
import dev.hawser.harness.PairSnapshot;
import dev.hawser.harness.PeeringEnvironment;
import dev.hawser.harness.ResourceKind;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import java.util.List;

/** Unpeering finishes what hands, or another tool, began. */
final class ManualCleanupCases {
  private ManualCleanupCases() {}

  static List<ContractCase> cases() {
    return List.of(
        new ContractCase(
            "both namespaces are left at the same time", ManualCleanupCases::namespacesTogether),
        new ContractCase(
            "unpeering without a ForeignCluster removes all the same",
            ManualCleanupCases::noForeignCluster),
        new ContractCase(
            "unpeering finishes where the Tenant was taken away", ManualCleanupCases::noTenant),
        new ContractCase(
            "unpeering finishes where the provider was cleaned by hand",
            ManualCleanupCases::noProvider),
        new ContractCase(
            "unpeering finishes where the consumer was cleaned by hand",
            ManualCleanupCases::noConsumer));
  }

  private static void namespacesTogether(PeeringEnvironment arena) {
    arena.peer(arena.rome(), arena.milan(), "\"modules\": [\"networking\"]");
    arena.unpeer(arena.rome(), arena.milan(), "\"deleteNamespaces\": true");
    var history =
        arena
            .temporal()
            .fetchHistory(arena.options(arena.rome(), arena.milan()).getWorkflowId())
            .getEvents();
    var asked = history.stream().filter(ManualCleanupCases::leaves).toList();
    Expect.equal(2, asked.size(), "the namespaces that are left");
    Expect.equal(
        asked.get(0).getActivityTaskScheduledEventAttributes().getWorkflowTaskCompletedEventId(),
        asked.get(1).getActivityTaskScheduledEventAttributes().getWorkflowTaskCompletedEventId(),
        "the decision to leave them");
    var again = arena.unpeer(arena.rome(), arena.milan(), "\"deleteNamespaces\": true");
    Expect.equal(List.of(), again.deleted(), "what unpeering once more removes");
  }

  private static boolean leaves(HistoryEvent event) {
    return event.getEventType() == EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED
        && event
            .getActivityTaskScheduledEventAttributes()
            .getActivityType()
            .getName()
            .equals("LeavePair");
  }

  private static void noForeignCluster(PeeringEnvironment arena) {
    var before = PairSnapshot.of(arena);
    arena.peer(arena.rome(), arena.milan(), "");
    arena.rome().delete(ResourceKind.FOREIGN_CLUSTER, null, arena.milan().id().value());
    arena.unpeer(arena.rome(), arena.milan(), "");
    before.equalsAtOnceButForLiqosOwnLeftOvers();
    arena.rome().delete(ResourceKind.FOREIGN_CLUSTER, null, arena.milan().id().value());
    arena.unpeer(arena.rome(), arena.milan(), "");
    before.equalsAtOnceButForLiqosOwnLeftOvers();
  }

  /** Without it the consumer may not take its slice back: liqoctl waits until its timeout. */
  private static void noTenant(PeeringEnvironment arena) {
    var before = PairSnapshot.of(arena);
    arena.peer(arena.rome(), arena.milan(), "");
    arena
        .milan()
        .remove(
            ResourceKind.TENANT,
            ClusterUser.tenantNamespace(arena.rome()),
            arena.rome().id().value());
    Expect.eventually(
        "the rights are gone", () -> TenantRoleBinding.of(arena.rome(), arena.milan()).isEmpty());
    arena.unpeer(arena.rome(), arena.milan(), "");
    before.equalsAtOnceButForLiqosOwnLeftOvers();
  }

  private static void noProvider(PeeringEnvironment arena) {
    var before = PairSnapshot.of(arena);
    arena.peer(arena.rome(), arena.milan(), "");
    arena.milan().remove(ResourceKind.NAMESPACE, null, ClusterUser.tenantNamespace(arena.rome()));
    arena.unpeer(arena.rome(), arena.milan(), "");
    before.equalsAtOnceButForLiqosOwnLeftOvers();
  }

  private static void noConsumer(PeeringEnvironment arena) {
    var before = PairSnapshot.of(arena);
    arena.peer(arena.rome(), arena.milan(), "");
    arena.rome().remove(ResourceKind.NAMESPACE, null, ClusterUser.tenantNamespace(arena.milan()));
    arena.unpeer(arena.rome(), arena.milan(), "");
    before.equalsAtOnceButForLiqosOwnLeftOvers();
  }
}
