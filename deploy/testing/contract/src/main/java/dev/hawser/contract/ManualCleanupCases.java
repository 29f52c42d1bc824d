package dev.hawser.contract;

import static dev.hawser.harness.Expect.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.harness.ClusterUser;
import dev.hawser.harness.PairSnapshot;
import dev.hawser.harness.PeeringEnvironment;
import dev.hawser.harness.ResourceKind;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import java.util.List;

/** Unpeering finishes what a user or another tool began. */
final class ManualCleanupCases {
  private ManualCleanupCases() {}

  static List<ContractCase> cases() {
    return List.of(
        new ContractCase(
            "both tenant namespaces can be deleted at the same time",
            ManualCleanupCases::namespacesTogether),
        new ContractCase(
            "unpeering works without a ForeignCluster", ManualCleanupCases::noForeignCluster),
        new ContractCase(
            "unpeering finishes after the Tenant was deleted by hand",
            ManualCleanupCases::noTenant),
        new ContractCase(
            "unpeering finishes after the provider was cleaned by hand",
            ManualCleanupCases::noProvider),
        new ContractCase(
            "unpeering finishes after the consumer was cleaned by hand",
            ManualCleanupCases::noConsumer));
  }

  private static void namespacesTogether(PeeringEnvironment pair) {
    pair.peer(pair.rome(), pair.milan(), "\"modules\": [\"networking\"]");
    pair.unpeer(pair.rome(), pair.milan(), "\"deleteNamespaces\": true");
    var history =
        pair.temporal()
            .fetchHistory(pair.options(pair.rome(), pair.milan()).getWorkflowId())
            .getEvents();
    var asked = history.stream().filter(ManualCleanupCases::isCleanUp).toList();
    assertThat(asked.size()).as("the namespaces that are left").isEqualTo(2);
    assertThat(
            asked
                .get(1)
                .getActivityTaskScheduledEventAttributes()
                .getWorkflowTaskCompletedEventId())
        .as("the decision to leave them")
        .isEqualTo(
            asked
                .get(0)
                .getActivityTaskScheduledEventAttributes()
                .getWorkflowTaskCompletedEventId());
    var again = pair.unpeer(pair.rome(), pair.milan(), "\"deleteNamespaces\": true");
    assertThat(again.deleted()).as("what unpeering once more removes").isEqualTo(List.of());
  }

  private static boolean isCleanUp(HistoryEvent event) {
    return event.getEventType() == EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED
        && event
            .getActivityTaskScheduledEventAttributes()
            .getActivityType()
            .getName()
            .equals("CleanUpPair");
  }

  private static void noForeignCluster(PeeringEnvironment pair) {
    var before = PairSnapshot.of(pair);
    pair.peer(pair.rome(), pair.milan(), "");
    pair.rome().delete(ResourceKind.FOREIGN_CLUSTER, null, pair.milan().id().value());
    pair.unpeer(pair.rome(), pair.milan(), "");
    before.assertAlreadyUnchangedExceptLeftovers();
    pair.rome().delete(ResourceKind.FOREIGN_CLUSTER, null, pair.milan().id().value());
    pair.unpeer(pair.rome(), pair.milan(), "");
    before.assertAlreadyUnchangedExceptLeftovers();
  }

  /** Without the Tenant the consumer may not delete its slice; liqoctl waits until its timeout. */
  private static void noTenant(PeeringEnvironment pair) {
    var before = PairSnapshot.of(pair);
    pair.peer(pair.rome(), pair.milan(), "");
    pair.milan()
        .remove(
            ResourceKind.TENANT,
            ClusterUser.tenantNamespace(pair.rome()),
            pair.rome().id().value());
    eventually(
        "the permissions are gone",
        () -> TenantRoleBinding.of(pair.rome(), pair.milan()).isEmpty());
    pair.unpeer(pair.rome(), pair.milan(), "");
    before.assertAlreadyUnchangedExceptLeftovers();
  }

  private static void noProvider(PeeringEnvironment pair) {
    var before = PairSnapshot.of(pair);
    pair.peer(pair.rome(), pair.milan(), "");
    pair.milan().remove(ResourceKind.NAMESPACE, null, ClusterUser.tenantNamespace(pair.rome()));
    pair.unpeer(pair.rome(), pair.milan(), "");
    before.assertAlreadyUnchangedExceptLeftovers();
  }

  private static void noConsumer(PeeringEnvironment pair) {
    var before = PairSnapshot.of(pair);
    pair.peer(pair.rome(), pair.milan(), "");
    pair.rome().remove(ResourceKind.NAMESPACE, null, ClusterUser.tenantNamespace(pair.milan()));
    pair.unpeer(pair.rome(), pair.milan(), "");
    before.assertAlreadyUnchangedExceptLeftovers();
  }
}
