package dev.hawser.peering.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hawser.activity.Permission;
import dev.hawser.activity.PodGroup;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a plan of an unpeer refuses. */
final class UnpeerRefusalTest {
  private static final Permission DELETE_RENEWS =
      new Permission("delete", "authentication.liqo.io", "renews");

  private final PeeredClusters clusters = new PeeredClusters();

  /** Why a request is refused. */
  enum Refusal {
    RUNNING_PODS(
        "{}",
        clusters -> clusters.rome.offloadedPods = 3,
        "PodsRunning: 3 pods of rome run on milan and would be evicted: move them, set drain, or"
            + " set evict"),
    ONE_RUNNING_POD(
        "{}",
        clusters -> {
          clusters.rome.offloadedPods = 1;
          clusters.rome.workloads = List.of(new PodGroup("web", "Pod", "debug", 1));
        },
        "PodsRunning: 1 pod of rome runs on milan (Pod web/debug) and would be evicted: move it,"
            + " set drain, or set evict"),
    NAMESPACES_OF_THE_REVERSE_PEERING(
        "{'deleteNamespaces': true}",
        clusters -> clusters.rome.objects.put("Tenant", Map.of("key", "key-of-milan")),
        "Conflict: the tenant namespaces serve milan→rome too (Tenant milan on rome): leave"
            + " deleteNamespaces out, or unpeer that direction first"),
    ONE_CLUSTER_TWICE(
        "{}",
        clusters -> clusters.milan.uid = clusters.rome.uid,
        "SameCluster: rome and milan are one cluster"),
    MISSING_PERMISSIONS(
        "{}",
        clusters -> clusters.milan.missingPermissions.add(DELETE_RENEWS),
        "Forbidden: the workers' credentials lack permissions: delete renews on milan"),
    MISSING_PERMISSIONS_TO_REPAIR(
        "{}",
        clusters -> {
          clusters.milan.permissionsRevoked = true;
          clusters.milan.missingForRepair.add(DELETE_RENEWS);
        },
        "Forbidden: rome no longer has the permissions on milan");

    private final String request;
    private final Consumer<PeeredClusters> event;
    private final String sentence;

    Refusal(String request, Consumer<PeeredClusters> event, String sentence) {
      this.request = request;
      this.event = event;
      this.sentence = sentence;
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldRefuseWhatWouldHarmOthersOrCannotBeFinished(Refusal refusal) {
    // given
    refusal.event.accept(clusters);

    // when
    var failure =
        catchThrowableOfType(ApplicationFailure.class, () -> clusters.plan(refusal.request));

    // then
    assertThat(failure.getType() + ": " + failure.getOriginalMessage())
        .startsWith(refusal.sentence);
  }
}
