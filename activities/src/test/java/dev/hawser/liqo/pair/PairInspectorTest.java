package dev.hawser.liqo.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.hawser.activity.Cidrs;
import dev.hawser.activity.ClusterView;
import dev.hawser.activity.ConnectionStatus;
import dev.hawser.activity.PairActivities;
import dev.hawser.activity.PairActivities.ClaimInput;
import dev.hawser.activity.PairActivities.InspectInput;
import dev.hawser.activity.Permission;
import dev.hawser.activity.PermissionUse;
import dev.hawser.activity.Role;
import dev.hawser.activity.TenantCondition;
import dev.hawser.liqo.fixture.ActivityRunner;
import dev.hawser.liqo.fixture.FakeAuthenticationControllers;
import dev.hawser.liqo.fixture.FakeCluster;
import dev.hawser.liqo.fixture.InstalledLiqo;
import dev.hawser.liqo.fixture.PeeringFixture;
import dev.hawser.liqo.fixture.PeeringUser;
import dev.hawser.liqo.fixture.TestKeys;
import dev.hawser.liqo.pki.ClusterKey;
import dev.hawser.liqo.resources.Kind;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an inspection shows of a pair on one cluster. */
final class PairInspectorTest {
  private static final Instant END = Instant.parse("2040-01-01T00:00:00Z");

  private final FakeCluster milan =
      new FakeCluster(PeeringFixture.PROVIDER, PeeringFixture.CONSUMER);
  private final ActivityRunner activities = new ActivityRunner(new LiqoPair(milan.access()));
  private final PairActivities pair = activities.as(PairActivities.class);

  @BeforeEach
  void install() {
    InstalledLiqo.on(milan, PeeringFixture.PROVIDER);
  }

  @AfterEach
  void close() {
    activities.close();
    milan.close();
  }

  @Test
  void shouldShowAnEmptyPair() {
    // when
    var view = inspect();

    // then
    assertThat(view.cluster()).hasToString("milan");
    assertThat(view.installation().uid()).isEqualTo(FakeCluster.UID);
    assertThat(view.installation().version()).isEqualTo("v1.2.0");
    assertThat(view.installation().cidrs())
        .isEqualTo(new Cidrs(List.of("10.2.0.0/16"), List.of("10.70.0.0/16")));
    assertThat(view.installation().templateGaps()).isEmpty();
    assertThat(view.tenantNamespace().name()).isEqualTo("liqo-tenant-rome");
    assertThat(view.tenantNamespace().createdByRun()).isNull();
    assertThat(view.network().gateway()).isNull();
    assertThat(view.authentication().tenant()).isNull();
    assertThat(view.existingObjects()).isEmpty();
    assertThat(milan.writes()).isEmpty();
  }

  @Test
  void shouldShowAllObjectsOfAPair() {
    // given
    var key = TestKeys.another();
    labelled(
        Kind.TENANT,
        "rome",
        "'spec': {'publicKey': '"
            + TestKeys.base64(TestKeys.publicPem(key))
            + "', 'tenantCondition': 'Cordoned'}");
    labelled(
        Kind.SECRET,
        "liqo-remote-certificate",
        "'data': {'certificate': '"
            + TestKeys.certificate(key.getPublic(), END)
            + "', 'csr': '"
            + TestKeys.base64(FakeAuthenticationControllers.proof(key).csr())
            + "'}");
    labelled(
        Kind.GATEWAY_SERVER,
        "mine",
        "'spec': {'mtu': 1400, 'endpoint': {'serviceType': 'NodePort', 'port': 5000}}");
    labelled(Kind.CONNECTION, "gw-mine", "'status': {'value': 'Connected'}");
    labelled(Kind.NAMESPACE_MAP, "milan", "'spec': {}");
    milan.add(Kind.FOREIGN_CLUSTER, "rome", "{}");
    pair.claimPair(
        new ClaimInput(PeeringFixture.provider(), PeeringFixture.holder("run-0"), false, true));

    // when
    var view = inspect();

    // then
    String fingerprint = TestKeys.clusterKey(key).fingerprint();
    assertThat(view.authentication().tenant().key()).isEqualTo(fingerprint);
    assertThat(view.authentication().tenant().condition()).isEqualTo(TenantCondition.CORDONED);
    assertThat(view.authentication().cachedCertificate().key()).isEqualTo(fingerprint);
    assertThat(view.authentication().cachedCertificate().notAfter()).isEqualTo(END);
    assertThat(view.network().gateway().name()).isEqualTo("mine");
    assertThat(view.network().gateway().mtu()).isEqualTo(1400);
    assertThat(view.network().gateway().connection()).isEqualTo(ConnectionStatus.CONNECTED);
    assertThat(view.tenantNamespace().claim().run()).isEqualTo("run-0");
    assertThat(view.existingObjects())
        .map(Object::toString)
        .containsExactlyInAnyOrder(
            "NamespaceMap milan",
            "Secret liqo-remote-certificate",
            "GatewayServer mine",
            "Connection gw-mine",
            "Tenant rome",
            "ForeignCluster rome");
  }

  @Test
  void shouldShowTheConsumersKeyAsAPolicyNamesIt() {
    // given
    var key = TestKeys.another();
    milan.add(
        Kind.SECRET,
        "liqo",
        "authentication-keys",
        "{'data': {'privateKey': '%s', 'publicKey': '%s'}}"
            .formatted(
                TestKeys.base64("not to be decoded"), TestKeys.base64(TestKeys.publicPem(key))));

    // when
    var shown = inspect(Role.CONSUMER).installation().identityKey();

    // then
    assertThat(shown).isEqualTo(ClusterKey.fingerprint(key.getPublic().getEncoded()));
  }

  @Test
  void shouldShowNoKeyThatMayNotBeRead() {
    // given
    FakeAuthenticationControllers.keys(milan, TestKeys.another());
    milan.forbid((verb, plural) -> verb.equals("get") && plural.equals("secrets"));

    // when
    var shown = inspect(Role.CONSUMER).installation().identityKey();

    // then
    assertThat(shown).isNull();
  }

  @Test
  void shouldNotReadTheKeyOfAProvider() {
    // given
    FakeAuthenticationControllers.keys(milan, TestKeys.another());

    // when
    var view = inspect(Role.PROVIDER);

    // then
    assertThat(view.installation().identityKey()).isNull();
    assertThat(milan.count("GET secrets/authentication-keys")).isZero();
  }

  @Test
  void shouldShowWhatAPeeringUserMayRead() {
    // given
    milan.forbid(PeeringUser::mayNot);

    // when
    var view = inspect();

    // then
    assertThat(view.cluster()).hasToString("milan");
    assertThat(view.installation().version()).isNull();
    assertThat(view.tenantNamespace().name()).isEqualTo("liqo-tenant-rome");
    assertThat(view.installation().cidrs()).isNotNull();
  }

  @Test
  void shouldReportWhatAPeeringUserMayNotDo() {
    // given
    milan.forbid(PeeringUser::mayNot);

    // when
    var missing = inspect().permissions().missing();

    // then
    assertThat(missing)
        .map(Object::toString)
        .containsExactlyInAnyOrder(
            "list identities in liqo-tenant-rome",
            "list virtualnodes in liqo-tenant-rome",
            "list resourceslices in liqo-tenant-rome");
  }

  @Test
  void shouldShowWhatRunsOnTheVirtualNodeByNamespaceAndOwner() {
    // given
    milan.add(Kind.NODE, "rome", "{'metadata': {'labels': {'liqo.io/remote-cluster-id': 'rome'}}}");
    offloaded("shop", "cart-1", "ReplicaSet", "cart-5d9");
    offloaded("shop", "cart-2", "ReplicaSet", "cart-5d9");
    offloaded("shop", "db-0", "StatefulSet", "db");
    offloaded("web", "debug", "", "");

    // when
    var offloading = inspect(Role.CONSUMER).offloading();

    // then
    assertThat(offloading.pods()).isEqualTo(4);
    assertThat(offloading.workloads())
        .map(Object::toString)
        .containsExactly("2 of Deployment shop/cart", "1 of StatefulSet shop/db", "Pod web/debug");
  }

  @Test
  void shouldCountAPodThatTheVirtualKubeletHasNotTakenYet() {
    // given
    milan.add(Kind.NODE, "rome", "{'metadata': {'labels': {'liqo.io/remote-cluster-id': 'rome'}}}");
    milan.add(Kind.POD, "shop", "fresh", "{'spec': {'nodeName': 'rome'}}");
    milan.add(
        Kind.POD,
        "kube-system",
        "agent",
        "{'metadata': {'ownerReferences': [{'apiVersion': 'apps/v1', 'kind': 'DaemonSet', 'name':"
            + " 'agent', 'uid': 'u', 'controller': true}]}, 'spec': {'nodeName': 'rome'}}");

    // when
    var offloading = inspect(Role.CONSUMER).offloading();

    // then
    assertThat(offloading.workloads()).map(Object::toString).containsExactly("Pod shop/fresh");
  }

  private void offloaded(String namespace, String name, String kind, String owner) {
    String controlled =
        owner.isEmpty()
            ? ""
            : (", 'ownerReferences': [{'apiVersion': 'apps/v1', 'kind': '%s', 'name': '%s', 'uid':"
                    + " 'u', 'controller': true}]")
                .formatted(kind, owner);
    milan.add(
        Kind.POD,
        namespace,
        name,
        ("{'metadata': {'labels': {'liqo.io/shadowPod': 'true', 'pod-template-hash': '5d9'}%s},"
                + " 'spec': {'nodeName': 'rome'}}")
            .formatted(controlled));
  }

  @Test
  void shouldReportThatPodsMayNotBeRead() {
    // given
    milan.add(Kind.NODE, "rome", "{'metadata': {'labels': {'liqo.io/remote-cluster-id': 'rome'}}}");
    milan.forbid((verb, plural) -> plural.equals("pods"));

    // when
    var view = inspect(Role.CONSUMER);

    // then
    assertThat(view.permissions().missing())
        .extracting(Object::toString, Permission::uses)
        .containsExactly(tuple("list pods in all namespaces", List.of(PermissionUse.FIND_PODS)));
  }

  @Test
  void shouldReportThatNodesMayNotBeRead() {
    // given
    milan.forbid((verb, plural) -> plural.equals("nodes") && verb.equals("list"));

    // when
    var view = inspect(Role.CONSUMER);

    // then
    assertThat(view.permissions().missing())
        .extracting(Object::toString, Permission::uses)
        .containsExactly(tuple("list nodes", List.of(PermissionUse.FIND_PODS)));
  }

  @Test
  void shouldCountAForeignClusterThatMayNotBeReadAsExisting() {
    // given
    milan.forbid((verb, plural) -> plural.equals("foreignclusters"));

    // when
    var existing = inspect().existingObjects();

    // then
    assertThat(existing).map(Object::toString).containsExactly("ForeignCluster rome");
  }

  @Test
  void shouldReportThatAnotherClusterAnswers() {
    // given
    milan.add(
        Kind.CONFIG_MAP,
        "liqo",
        "liqo-clusterid-configmap",
        "{'metadata': {'labels': {'app.kubernetes.io/name': 'clusterid-configmap'}}, 'data':"
            + " {'CLUSTER_ID': 'paris'}}");

    // when
    var failure = ActivityRunner.failureOf(this::inspect);

    // then
    assertThat(failure.getType()).isEqualTo("WrongCluster");
    assertThat(failure.getOriginalMessage()).contains("milan", "paris");
  }

  @Test
  void shouldReportThatLiqoIsMissing() {
    // given
    milan.add(Kind.CONFIG_MAP, "liqo", "liqo-clusterid-configmap", "{}");

    // when
    var type = ActivityRunner.failureOf(this::inspect).getType();

    // then
    assertThat(type).isEqualTo("LiqoNotFound");
  }

  private ClusterView inspect() {
    return inspect(Role.PROVIDER);
  }

  private ClusterView inspect(Role role) {
    var scope = PeeringFixture.provider();
    return pair.inspectCluster(new InspectInput(scope.cluster(), scope.peer(), role, false));
  }

  private void labelled(Kind kind, String name, String rest) {
    milan.add(
        kind,
        name,
        "{'metadata': {'labels': {'liqo.io/remote-cluster-id': 'rome'}}, " + rest + "}");
  }
}
