package dev.hawser.liqo.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.liqo.fixture.FakeCluster;
import dev.hawser.liqo.fixture.PeeringFixture;
import dev.hawser.liqo.kubernetes.KubeApi;
import dev.hawser.liqo.resources.Finalizer;
import dev.hawser.liqo.resources.Kind;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a stuck wait reports: object, condition, last event, finalizer. */
final class DiagnosticsTest {
  private static final String DELETED = "'deletionTimestamp': '2026-01-01T00:00:00Z'";

  private final FakeCluster milan =
      FakeCluster.withoutControllers(PeeringFixture.PROVIDER, PeeringFixture.CONSUMER);
  private final Diagnostics diagnostics = new Diagnostics(new KubeApi(milan.client()));
  private final String namespace = milan.tenantNamespace();

  @AfterEach
  void close() {
    milan.close();
  }

  @ParameterizedTest
  @EnumSource(Finalizer.class)
  void shouldNameTheHolderOfEveryKnownFinalizer(Finalizer finalizer) {
    // given
    milan.add(Kind.TENANT, "rome", metadata(DELETED + held(finalizer.word())));

    // when
    var reason = diagnostics.whyNotDeleted(existing(Kind.TENANT, "rome"));

    // then
    assertThat(reason)
        .startsWith("being deleted since 2026-01-01T00:00:00Z; held by finalizer ")
        .contains(finalizer.word() + " (")
        .doesNotContain("not one of Liqo's");
  }

  @Test
  void shouldReportThatAnUnknownFinalizerIsNotLiqos() {
    // given
    milan.add(Kind.TENANT, "rome", metadata(DELETED + held("example.org/mine")));

    // when
    var reason = diagnostics.whyNotDeleted(existing(Kind.TENANT, "rome"));

    // then
    assertThat(reason)
        .contains(
            "finalizer example.org/mine (not one of Liqo's: the client that set it has to remove"
                + " it)");
  }

  @Test
  void shouldReadTheFinalizersAgain() {
    // given
    milan.add(Kind.TENANT, "rome", metadata("'uid': 'one', " + DELETED + held("a/first")));
    var read = existing(Kind.TENANT, "rome");
    milan.add(Kind.TENANT, "rome", metadata("'uid': 'one', " + DELETED + held("b/second")));

    // when
    var reason = diagnostics.whyNotDeleted(read);

    // then
    assertThat(reason).contains("b/second").doesNotContain("a/first");
  }

  @Test
  void shouldReportNothingAboutAnotherObjectWithTheName() {
    // given
    milan.add(Kind.TENANT, "rome", metadata("'uid': 'one'"));
    var read = existing(Kind.TENANT, "rome");
    milan.add(Kind.TENANT, "rome", metadata("'uid': 'two'"));

    // when
    var reason = diagnostics.whyNotDeleted(read);

    // then
    assertThat(reason).isEmpty();
  }

  @Test
  void shouldNameTheOwnerOfTheObject() {
    // given
    milan.add(
        Kind.CONNECTION,
        "gw-rome",
        metadata(
            "'ownerReferences': [{'apiVersion': 'networking.liqo.io/v1beta1', 'kind':"
                + " 'WgGatewayServer', 'name': 'rome', 'uid': 'u'}]"));

    // when
    var reason = diagnostics.whyNotDeleted(existing(Kind.CONNECTION, "gw-rome"));

    // then
    assertThat(reason)
        .isEqualTo(
            "the garbage collector has not deleted it after its owner WgGatewayServer" + " rome");
  }

  @Test
  void shouldReportWhatRemainsInANamespace() {
    // given
    milan.add(
        Kind.NAMESPACE,
        namespace,
        ("{'metadata': {%s}, 'spec': {'finalizers': ['kubernetes']}, 'status': {'conditions':"
                + " [{'type': 'NamespaceContentRemaining', 'status': 'True', 'message': 'tenants"
                + " has 1 resource instances'}, {'type': 'NamespaceDeletionDiscoveryFailure',"
                + " 'status': 'False', 'message': 'all is well'}]}}")
            .formatted(DELETED));

    // when
    var reason = diagnostics.whyNotDeleted(existing(Kind.NAMESPACE, namespace));

    // then
    assertThat(reason)
        .contains("NamespaceContentRemaining: tenants has 1 resource instances")
        .contains("finalizer kubernetes (the namespace controller")
        .doesNotContain("all is well");
  }

  @Test
  void shouldSayWhatTheFinalizersInANamespaceStandFor() {
    // given
    milan.add(
        Kind.NAMESPACE,
        namespace,
        ("{'metadata': {%s}, 'spec': {'finalizers': ['kubernetes']}, 'status': {'conditions':"
                + " [{'type': 'NamespaceFinalizersRemaining', 'status': 'True', 'message': 'Some"
                + " content in the namespace has finalizers remaining: tenant.liqo.io/finalizer in"
                + " 1 resource instances, example.org/mine in 2 resource instances'}]}}")
            .formatted(DELETED));

    // when
    var reason = diagnostics.whyNotDeleted(existing(Kind.NAMESPACE, namespace));

    // then
    assertThat(reason)
        .contains("finalizer tenant.liqo.io/finalizer (Liqo's controller manager, until the tenant")
        .contains("finalizer example.org/mine (not one of Liqo's: the client that set it");
  }

  @Test
  void shouldNameTheNodeThatHasToEndAPod() {
    // given
    milan.add(
        Kind.POD,
        "vk-milan-1",
        "{'metadata': {%s}, 'spec': {'nodeName': 'w1'}}".formatted(DELETED));

    // when
    var reason = diagnostics.whyNotDeleted(existing(Kind.POD, "vk-milan-1"));

    // then
    assertThat(reason).contains("node w1 has to terminate it");
  }

  @Test
  void shouldAppendTheLastWarningAboutTheObject() {
    // given
    milan.add(Kind.TENANT, "rome", metadata(DELETED));
    event("older", "Tenant", "rome", "Warning", Duration.ofMinutes(2));
    event("latest", "Tenant", "rome", "Warning", Duration.ofMinutes(1));
    event("usual", "Tenant", "rome", "Normal", Duration.ZERO);
    event("another", "Tenant", "paris", "Warning", Duration.ZERO);

    // when
    var reason = diagnostics.whyNotDeleted(existing(Kind.TENANT, "rome"));

    // then
    assertThat(reason).endsWith("; last event: latest on Tenant rome: message of latest");
  }

  @Test
  void shouldIgnoreAnOldWarning() {
    // given
    event("old", "Tenant", "rome", "Warning", Duration.ofMinutes(30));

    // when
    var lastEvent = diagnostics.lastEvent(namespace, "rome");

    // then
    assertThat(lastEvent).isEmpty();
  }

  @Test
  void shouldReportWarningsAboutChildrenOfTheObject() {
    // given
    event("FailedCreate", "ReplicaSet", "gw-rome-5d8", "Warning", Duration.ZERO);

    // when
    var lastEvent = diagnostics.lastEvent(namespace, "gw-rome");

    // then
    assertThat(lastEvent)
        .isEqualTo("last event: FailedCreate on ReplicaSet gw-rome-5d8: message of FailedCreate");
  }

  @Test
  void shouldNameTheUnmetConditionOfAWorkload() {
    // given
    milan.add(
        Kind.DEPLOYMENT,
        "gw-rome",
        "{'status': {'conditions': [{'type': 'Available', 'status': 'False', 'reason':"
            + " 'MinimumReplicasUnavailable', 'message': 'no minimum availability'}]}}");
    milan.add(
        Kind.POD,
        "gw-rome-1",
        "{'status': {'phase': 'Pending', 'containerStatuses': [{'state': {'waiting': {'reason':"
            + " 'ImagePullBackOff', 'message': 'no such image'}}}]}}");

    // when
    var reason = diagnostics.workload(namespace, "gw-rome");

    // then
    assertThat(reason)
        .isEqualTo(
            "Deployment gw-rome is not available (Available: no minimum availability); Pod"
                + " gw-rome-1 is Pending (ImagePullBackOff: no such image)");
  }

  @Test
  void shouldReportNothingAboutAHealthyWorkload() {
    // given
    milan.add(Kind.DEPLOYMENT, "gw-rome", "{'status': {'availableReplicas': 1}}");
    milan.add(Kind.POD, "gw-rome-1", "{'status': {'phase': 'Running'}}");

    // when
    var reason = diagnostics.workload(namespace, "gw-rome");

    // then
    assertThat(reason).isEmpty();
  }

  @Test
  void shouldLeaveOutWhatMayNotBeRead() {
    // given
    milan.add(Kind.TENANT, "rome", metadata(DELETED + held("tenant.liqo.io/finalizer")));
    milan.forbid((verb, plural) -> plural.equals("events"));

    // when
    var reason = diagnostics.whyNotDeleted(existing(Kind.TENANT, "rome"));

    // then
    assertThat(reason).endsWith("cluster-wide permissions are revoked)");
  }

  private void event(String reason, String kind, String name, String type, Duration ago) {
    milan.add(
        Kind.EVENT,
        reason,
        ("{'type': '%s', 'reason': '%s', 'message': 'message of %s', 'lastTimestamp': '%s',"
                + " 'involvedObject': {'kind': '%s', 'name': '%s'}}")
            .formatted(type, reason, reason, Instant.now().minus(ago), kind, name));
  }

  private GenericKubernetesResource existing(Kind kind, String name) {
    return Serialization.unmarshal(
        milan.object(kind, name).toString(), GenericKubernetesResource.class);
  }

  private static String metadata(String fields) {
    return "{'metadata': {" + fields + "}}";
  }

  private static String held(String finalizer) {
    return ", 'finalizers': ['" + finalizer + "']";
  }
}
