package dev.hawser.sandbox.contract;

import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import java.util.List;

/** Unpeering finishes what hands, or another tool, began. */
final class HandsOn {
  private HandsOn() {}

  static List<Case> cases() {
    return List.of(
        new Case("both namespaces are left at the same time", HandsOn::namespacesTogether),
        new Case(
            "unpeering without a ForeignCluster removes all the same", HandsOn::noForeignCluster),
        new Case("unpeering finishes where the Tenant was taken away", HandsOn::noTenant),
        new Case("unpeering finishes where the provider was cleaned by hand", HandsOn::noProvider),
        new Case("unpeering finishes where the consumer was cleaned by hand", HandsOn::noConsumer));
  }

  private static void namespacesTogether(Arena arena) {
    arena.peer(arena.rome(), arena.milan(), "\"modules\": [\"networking\"]");
    arena.unpeer(arena.rome(), arena.milan(), "\"deleteNamespaces\": true");
    var history =
        arena
            .temporal()
            .fetchHistory(arena.options(arena.rome(), arena.milan()).getWorkflowId())
            .getEvents();
    var asked = history.stream().filter(HandsOn::leaves).toList();
    Expect.equal(2, asked.size(), "the namespaces that are left");
    Expect.equal(
        asked.get(0).getActivityTaskScheduledEventAttributes().getWorkflowTaskCompletedEventId(),
        asked.get(1).getActivityTaskScheduledEventAttributes().getWorkflowTaskCompletedEventId(),
        "the decision to leave them");
    var again = arena.unpeer(arena.rome(), arena.milan(), "\"deleteNamespaces\": true");
    Expect.equal(List.of(), again.gone(), "what unpeering once more removes");
  }

  private static boolean leaves(HistoryEvent event) {
    return event.getEventType() == EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED
        && event
            .getActivityTaskScheduledEventAttributes()
            .getActivityType()
            .getName()
            .equals("LeavePair");
  }

  private static void noForeignCluster(Arena arena) {
    var before = Before.of(arena);
    arena.peer(arena.rome(), arena.milan(), "");
    arena.rome().delete(Watched.FOREIGN_CLUSTER, null, arena.milan().id().value());
    arena.unpeer(arena.rome(), arena.milan(), "");
    before.equalsAtOnceButForLiqosOwnLeftOvers();
    arena.rome().delete(Watched.FOREIGN_CLUSTER, null, arena.milan().id().value());
    arena.unpeer(arena.rome(), arena.milan(), "");
    before.equalsAtOnceButForLiqosOwnLeftOvers();
  }

  /** Without it the consumer may not take its slice back: liqoctl waits until its timeout. */
  private static void noTenant(Arena arena) {
    var before = Before.of(arena);
    arena.peer(arena.rome(), arena.milan(), "");
    arena
        .milan()
        .remove(Watched.TENANT, Side.tenantNamespace(arena.rome()), arena.rome().id().value());
    Expect.eventually(
        "the rights are gone", () -> Rights.of(arena.rome(), arena.milan()).isEmpty());
    arena.unpeer(arena.rome(), arena.milan(), "");
    before.equalsAtOnceButForLiqosOwnLeftOvers();
  }

  private static void noProvider(Arena arena) {
    var before = Before.of(arena);
    arena.peer(arena.rome(), arena.milan(), "");
    arena.milan().remove(Watched.NAMESPACE, null, Side.tenantNamespace(arena.rome()));
    arena.unpeer(arena.rome(), arena.milan(), "");
    before.equalsAtOnceButForLiqosOwnLeftOvers();
  }

  private static void noConsumer(Arena arena) {
    var before = Before.of(arena);
    arena.peer(arena.rome(), arena.milan(), "");
    arena.rome().remove(Watched.NAMESPACE, null, Side.tenantNamespace(arena.milan()));
    arena.unpeer(arena.rome(), arena.milan(), "");
    before.equalsAtOnceButForLiqosOwnLeftOvers();
  }
}
