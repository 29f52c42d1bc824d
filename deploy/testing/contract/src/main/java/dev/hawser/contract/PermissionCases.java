package dev.hawser.contract;

import static dev.hawser.harness.PeeringAssertions.assertUnclaimed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.Role;
import dev.hawser.harness.PairSnapshot;
import dev.hawser.harness.PeeringAssertions;
import dev.hawser.harness.PeeringEnvironment;
import dev.hawser.harness.RandomSample;
import dev.hawser.harness.WorkerRole;
import dev.hawser.harness.WorkerRole.Permission;
import io.temporal.client.WorkflowStub;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A worker that lacks a permission: no run is stuck, and nothing is lost for others. */
final class PermissionCases {
  private static final Permission NONE = new Permission("get", "", "nothing");

  /** One of many kinds that have nothing to do with peerings: all are treated alike. */
  private static final Permission LIST_OF_AN_UNRELATED_KIND =
      new Permission("list", "", "serviceaccounts");

  private PermissionCases() {}

  static List<ContractCase> cases() {
    return List.of(
        new ContractCase(
            "a peering, its rollback and its unpeering need no permissions but the documented ones",
            pair -> withRoles(pair, PermissionCases::documented)),
        new ContractCase(
            "without one of its permissions a run succeeds, is refused before it writes, or names"
                + " what it keeps",
            pair -> withRoles(pair, PermissionCases::eachTakenAway)));
  }

  /** A permission that one cluster's worker lacks. */
  private record Denied(Role role, Permission permission) {
    @Override
    public String toString() {
      return permission + " (" + role.name().toLowerCase(Locale.ROOT) + ")";
    }
  }

  private static void withRoles(PeeringEnvironment pair, ContractCase.Body body) throws Exception {
    if (!new WorkerRole(pair.rome().client()).exists()) {
      throw new CaseSkippedException("the workers of this environment are administrators");
    }
    pair.clean();
    try {
      body.run(pair);
    } finally {
      allowEverything(pair);
    }
  }

  private static void allowEverything(PeeringEnvironment pair) {
    new WorkerRole(pair.rome().client()).allowEverything();
    new WorkerRole(pair.milan().client()).allowEverything();
  }

  private static void documented(PeeringEnvironment pair) {
    take(pair, new Denied(Role.CONSUMER, NONE));
    var before = PairSnapshot.of(pair);
    var failure = pair.peerFails(pair.rome(), pair.milan(), RollbackCases.UNHANDLED_CLASS);
    assertThat(failure.getType()).as("the type of the failure").isEqualTo("ResourcesDenied");
    before.assertUnchanged();
    pair.peer(pair.rome(), pair.milan(), "");
    PeeringAssertions.assertNodeReady(pair.rome(), pair.milan());
    pair.unpeer(pair.rome(), pair.milan(), "\"deleteNamespaces\": true, \"drain\": true");
    pair.deleteForeignClusters();
    before.assertUnchanged();
  }

  private static void eachTakenAway(PeeringEnvironment pair) {
    var all = new ArrayList<Denied>();
    for (var role : Role.values()) {
      WorkerPermissions.of(role).forEach(permission -> all.add(new Denied(role, permission)));
      all.add(new Denied(role, LIST_OF_AN_UNRELATED_KIND));
    }
    var failed = new ArrayList<String>();
    for (var denied : RandomSample.of(all)) {
      try {
        System.out.println(denied + ": " + runWithout(pair, denied));
      } catch (AssertionError e) {
        failed.add(denied + ": " + e.getMessage());
        System.out.println(failed.getLast());
        allowEverything(pair);
        LimitedRun.end(pair);
      }
      restore(pair);
    }
    assertThat(failed).isEmpty();
  }

  /** A peering that fails at its last step, one that succeeds, and an unpeering. */
  private static String runWithout(PeeringEnvironment pair, Denied denied) {
    var outcomes = new ArrayList<String>();
    take(pair, denied);
    outcomes.add(
        "failing peering "
            + LimitedRun.of(pair, () -> peer(pair, RollbackCases.UNHANDLED_CLASS)).outcome());
    restore(pair);
    take(pair, denied);
    var peering = LimitedRun.of(pair, () -> peer(pair, ""));
    outcomes.add("peering " + peering.outcome());
    if (!peering.succeeded()) {
      restore(pair);
      pair.peer(pair.rome(), pair.milan(), "");
      take(pair, denied);
    }
    PeeringAssertions.assertNodeReady(pair.rome(), pair.milan());
    var unpeering =
        LimitedRun.of(
            pair, () -> pair.startUnpeer(pair.rome(), pair.milan(), "\"deleteNamespaces\": true"));
    outcomes.add("unpeering " + unpeering.outcome());
    if (!unpeering.succeeded()) PeeringAssertions.assertNodeReady(pair.rome(), pair.milan());
    assertUnclaimed(pair.rome(), pair.milan());
    return String.join("; ", outcomes);
  }

  private static WorkflowStub peer(PeeringEnvironment pair, String more) {
    String timeout = "\"timeout\": \"PT20S\"";
    return pair.startPeer(
        pair.rome(), pair.milan(), more.isEmpty() ? timeout : timeout + ", " + more);
  }

  private static void restore(PeeringEnvironment pair) {
    allowEverything(pair);
    pair.clean();
  }

  private static void take(PeeringEnvironment pair, Denied denied) {
    for (var role : Role.values()) {
      var cluster = role == Role.CONSUMER ? pair.rome() : pair.milan();
      var missing = role == denied.role() ? denied.permission() : NONE;
      var rest =
          WorkerPermissions.of(cluster, role).stream()
              .filter(permission -> !permission.equals(missing))
              .toList();
      new WorkerRole(cluster.client()).allow(rest, missing);
    }
  }
}
