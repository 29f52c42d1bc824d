package dev.hawser.peering.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hawser.activity.Cidrs;
import dev.hawser.activity.ObjectReference;
import dev.hawser.activity.Permission;
import dev.hawser.activity.PermissionUse;
import dev.hawser.peering.Pair;
import dev.hawser.peering.payload.RequestJson;
import dev.hawser.peering.saga.FakeCluster;
import dev.hawser.peering.saga.FakeView;
import io.temporal.failure.ApplicationFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A missing permission refuses the runs that use it, and no others. */
final class PermissionRefusalTest {
  private final FakeCluster rome = cluster("rome", "milan");
  private final FakeCluster milan = cluster("milan", "rome");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                              | get    | RUN                  | true
          {}                                              | create | CONFIGURATION        | true
          {}                                              | update | CONFIGURATION        | false
          {}                                              | delete | REMOVE_CONFIGURATION | true
          {}                                              | list   | FIND_REVERSE         | true
          {}                                              | create | CREATE_NAMESPACE     | true
          {}                                              | delete | REMOVE_NAMESPACE     | true
          {}                                              | get    | REPLACE_SERVER       | false
          {}                                              | list   | FIND_PODS            | false
          {}                                              | list   | FIND_OFFLOADING      | false
          {}                                              | delete | REMOVE_VIRTUAL_NODES | false
          {}                                              | delete | UNKNOWN              | true
          {}                                              | update | CLEAR_UNREACHABLE    | true
          {}                                              | update | DECLARE_UNREACHABLE  | false
          {}                                              | delete | REPAIR_CERTIFICATES  | false
          {'repair': true}                                | delete | REPAIR_CERTIFICATES  | true
          {'onFailure': 'keep'}                           | delete | REMOVE_CONFIGURATION | false
          {'onFailure': 'keep'}                           | list   | FIND_REVERSE         | false
          {'onFailure': 'keep'}                           | create | CREATE_NAMESPACE     | true
          {'onFailure': 'keep'}                           | delete | REMOVE_NAMESPACE     | false
          {'modules': ['authentication', 'offloading']}   | create | CONFIGURATION        | false
          {'modules': ['authentication', 'offloading']}   | list   | READ_NETWORK         | false
          {'modules': ['authentication', 'offloading']}   | list   | FIND_REVERSE         | false
          {'modules': ['networking']}                     | create | TENANT               | false
          {'modules': ['networking']}                     | delete | REMOVE_TENANT        | false
          {'modules': ['networking']}                     | list   | READ_AUTHENTICATION  | false
          """)
  void shouldRefuseAPeeringThatUsesIt(
      String request, String verb, PermissionUse use, boolean refused) {
    // given
    milan.missingPermissions.add(missing(verb, use));

    // when
    var failure = catchThrowable(() -> PeerPlan.of(RequestJson.peer(request), state()));

    // then
    assertRefusal(failure, refused);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                     | rome  | list   | FIND_PODS            | true
          {'evict': true}                        | rome  | list   | FIND_PODS            | false
          {'evict': true, 'drain': true}         | rome  | list   | FIND_PODS            | true
          {'drain': true}                        | rome  | update | DRAIN                | true
          {}                                     | rome  | update | DRAIN                | false
          {'modules': ['networking']}            | rome  | list   | FIND_PODS            | false
          {}                                     | milan | list   | FIND_REVERSE         | true
          {'modules': ['offloading']}            | milan | list   | FIND_REVERSE         | false
          {}                                     | milan | create | TENANT               | false
          {}                                     | milan | update | TENANT               | false
          {}                                     | milan | delete | REMOVE_TENANT        | true
          {}                                     | milan | delete | REMOVE_NONCE         | false
          {}                                     | rome  | delete | REMOVE_SLICE         | true
          {}                                     | rome  | delete | REMOVE_VIRTUAL_NODES | true
          {}                                     | milan | get    | REMOVE_SERVER        | true
          {}                                     | milan | get    | REMOVE_CLIENT        | false
          {}                                     | milan | delete | REMOVE_NAMESPACE     | false
          {'deleteNamespaces': true}             | milan | delete | REMOVE_NAMESPACE     | true
          {}                                     | rome  | update | DECLARE_UNREACHABLE  | false
          {'providerGone': true}                 | rome  | update | DECLARE_UNREACHABLE  | true
          {}                                     | rome  | update | CLEAR_UNREACHABLE    | false
          {'modules': ['offloading']}            | rome  | get    | REMOVE_IDENTITY      | false
          """)
  void shouldRefuseAnUnpeerThatUsesIt(
      String request, String cluster, String verb, PermissionUse use, boolean refused) {
    // given
    var clusters = new PeeredClusters();
    var missing = cluster.equals("rome") ? clusters.rome : clusters.milan;
    missing.missingPermissions.add(missing(verb, use));

    // when
    var failure = catchThrowable(() -> clusters.plan(request));

    // then
    assertRefusal(failure, refused);
  }

  @Test
  void shouldNameVerbResourceNamespaceAndCluster() {
    // given
    milan.missingPermissions.add(
        new Permission(
            "delete",
            "authentication.liqo.io",
            "tenants",
            "liqo-tenant-rome",
            "rome",
            List.of(PermissionUse.REMOVE_TENANT)));

    // when
    var failure = catchThrowable(() -> PeerPlan.of(RequestJson.peer("{}"), state()));

    // then
    assertThat(((ApplicationFailure) failure).getType()).isEqualTo("Forbidden");
    assertThat(((ApplicationFailure) failure).getOriginalMessage())
        .isEqualTo(
            "the workers' credentials lack permissions: delete tenants rome in liqo-tenant-rome on"
                + " milan");
  }

  @ParameterizedTest
  @CsvSource({"renews, true", "namespacemaps, false", "resourceslices, false"})
  void shouldNeedNoOtherCopiesThanThoseOfRenewsForARepair(String resource, boolean refused) {
    // given
    rome.stuck.add(ObjectReference.of("Renew", "milan"));
    milan.missingForRepair.add(new Permission("delete", "any.liqo.io", resource));

    // when
    var failure = catchThrowable(() -> PeerPlan.of(RequestJson.peer("{'repair': true}"), state()));

    // then
    assertRefusal(failure, refused);
  }

  @Test
  void shouldNeedNothingForAFinishedUnpeering() {
    // given
    milan.missingPermissions.add(missing("delete", PermissionUse.REMOVE_TENANT));

    // when
    var plan = UnpeerPlan.of(RequestJson.unpeer("{}"), state());

    // then
    assertThat(plan.isDone()).isTrue();
  }

  private static void assertRefusal(@Nullable Throwable failure, boolean refused) {
    if (refused) {
      assertThat(failure).isInstanceOf(ApplicationFailure.class);
    } else {
      assertThat(failure).isNull();
    }
  }

  private PairState state() {
    return new PairState(
        new Pair(rome.id, milan.id), FakeView.of(rome), FakeView.of(milan), Instant.EPOCH);
  }

  private static Permission missing(String verb, PermissionUse use) {
    return new Permission(verb, "any.liqo.io", "anything", null, null, List.of(use));
  }

  private static FakeCluster cluster(String id, String peer) {
    String pod = id.equals("rome") ? "10.10.0.0/16" : "10.20.0.0/16";
    var cidrs = new Cidrs(List.of(pod), List.of("10.70.0.0/16"));
    return new FakeCluster(id, peer, cidrs, new ArrayList<>(), null);
  }
}
