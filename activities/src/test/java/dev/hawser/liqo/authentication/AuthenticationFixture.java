package dev.hawser.liqo.authentication;

import dev.hawser.activity.ActivityScope;
import dev.hawser.activity.AuthenticationActivities;
import dev.hawser.activity.AuthenticationActivities.Proof;
import dev.hawser.activity.AuthenticationActivities.TenantCredentials;
import dev.hawser.activity.AuthenticationActivities.TenantInput;
import dev.hawser.liqo.fixture.ActivityRunner;
import dev.hawser.liqo.fixture.FakeAuthenticationControllers;
import dev.hawser.liqo.fixture.FakeCluster;
import dev.hawser.liqo.fixture.PeeringFixture;
import dev.hawser.liqo.fixture.TestKeys;
import dev.hawser.liqo.resources.Kind;
import java.security.KeyPair;

/** Milan as the provider of rome, which has a key pair and a proof of its identity. */
final class AuthenticationFixture implements AutoCloseable {
  static final String GET = "GET tenants/rome";
  static final String POST = "POST tenants/rome";
  static final String PUT = "PUT tenants/rome";

  final FakeCluster milan = new FakeCluster(PeeringFixture.PROVIDER, PeeringFixture.CONSUMER);
  private final ActivityRunner activities =
      new ActivityRunner(new LiqoAuthentication(milan.access()));
  final AuthenticationActivities authentication = activities.as(AuthenticationActivities.class);
  final KeyPair key = TestKeys.another();
  final Proof proof = FakeAuthenticationControllers.proof(key);

  /** Valid, and for that key. */
  final String certificate = TestKeys.certificate(key.getPublic());

  TenantCredentials ensureTenant() {
    return ensureTenant(PeeringFixture.provider());
  }

  TenantCredentials ensureTenant(ActivityScope scope) {
    return authentication.ensureTenant(new TenantInput(scope, proof, false, null, false));
  }

  /** Stores a Tenant that someone else created. */
  void addTenant(String spec) {
    milan.add(
        Kind.TENANT,
        "rome",
        "{'metadata': {'labels': {'liqo.io/remote-cluster-id': 'rome'}}, 'spec': {" + spec + "}}");
  }

  /** Has Liqo issue the certificate after every such request. */
  void issueAfter(String request) {
    milan.after(request, () -> FakeAuthenticationControllers.issue(milan, certificate));
  }

  @Override
  public void close() {
    activities.close();
    milan.close();
  }
}
