package dev.hawser.liqo;

import static dev.hawser.liqo.fixture.PeeringFixture.provider;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.AuthenticationActivities;
import dev.hawser.activity.AuthenticationActivities.Proof;
import dev.hawser.activity.AuthenticationActivities.TenantCredentials;
import dev.hawser.activity.AuthenticationActivities.TenantInput;
import dev.hawser.activity.ClusterId;
import dev.hawser.activity.ClusterView;
import dev.hawser.activity.PairActivities;
import dev.hawser.activity.PairActivities.ClaimInput;
import dev.hawser.activity.PairActivities.InspectInput;
import dev.hawser.activity.Role;
import dev.hawser.liqo.authentication.LiqoAuthentication;
import dev.hawser.liqo.fixture.ActivityRunner;
import dev.hawser.liqo.fixture.FakeAuthenticationControllers;
import dev.hawser.liqo.fixture.FakeCluster;
import dev.hawser.liqo.fixture.PeeringFixture;
import dev.hawser.liqo.fixture.TestKeys;
import dev.hawser.liqo.network.LiqoNetwork;
import dev.hawser.liqo.offloading.LiqoOffloading;
import dev.hawser.liqo.pair.LiqoPair;
import dev.hawser.liqo.policy.PolicyFile;
import dev.hawser.liqo.resources.Kind;
import dev.hawser.liqo.waiting.Timings;
import io.temporal.failure.ApplicationFailure;
import java.security.KeyPair;

/** Milan and Rome, whose owners may have policies, and what runs ask of their workers. */
final class OwnedClusters implements AutoCloseable {
  /** Rules for a peer that allow everything. */
  static final String EVERYTHING =
      "identityKeys: any, networks: any, endpoints: any, apiServers: any, resources: any,"
          + " sliceClasses: any, gatewayServiceTypes: any";

  final FakeCluster milan = new FakeCluster(PeeringFixture.PROVIDER, PeeringFixture.CONSUMER);
  final FakeCluster rome = new FakeCluster(PeeringFixture.CONSUMER, PeeringFixture.PROVIDER);
  final ActivityRunner onMilan = runner(milan, null);
  final ActivityRunner onRome = runner(rome, null);
  final KeyPair key = TestKeys.another();
  final Proof proof = FakeAuthenticationControllers.proof(key);

  @Override
  public void close() {
    onMilan.close();
    onRome.close();
    milan.close();
    rome.close();
  }

  /** Makes a policy of the cluster's owner that names this peer. */
  static void policy(FakeCluster cluster, String peer) {
    configMap(cluster, "callers: any\npeers: [" + peer + "]");
  }

  static void configMap(FakeCluster cluster, String yaml) {
    String text = yaml.replace("\n", "\\n");
    cluster.add(
        Kind.CONFIG_MAP, "liqo", "hawser-policy", "{'data': {'policy.yaml': '" + text + "'}}");
  }

  static ActivityRunner runner(FakeCluster cluster, PolicyFile policy) {
    var access = cluster.access(Timings.PRODUCTION, policy);
    return new ActivityRunner(
        new LiqoPair(access),
        new LiqoNetwork(access),
        new LiqoAuthentication(access),
        new LiqoOffloading(access));
  }

  void claim(boolean takeOver) {
    claim(onMilan, takeOver);
  }

  static void claim(ActivityRunner runner, boolean takeOver) {
    runner
        .as(PairActivities.class)
        .claimPair(new ClaimInput(provider(), PeeringFixture.holder("run-1"), takeOver, true));
  }

  ClusterView inspect() {
    return onMilan
        .as(PairActivities.class)
        .inspectCluster(
            new InspectInput(new ClusterId("milan"), new ClusterId("rome"), Role.PROVIDER, false));
  }

  TenantCredentials ensureTenant(ActivityRunner runner) {
    return runner
        .as(AuthenticationActivities.class)
        .ensureTenant(new TenantInput(provider(), proof, false, null, false));
  }

  void issueCertificate() {
    String certificate = TestKeys.certificate(key.getPublic());
    milan.after("POST tenants/rome", () -> FakeAuthenticationControllers.issue(milan, certificate));
  }

  static void assertForbidden(ApplicationFailure failure, String sentence) {
    assertThat(failure.getType()).isEqualTo("ForbiddenByPolicy");
    assertThat(failure.getOriginalMessage()).contains(sentence);
  }
}
