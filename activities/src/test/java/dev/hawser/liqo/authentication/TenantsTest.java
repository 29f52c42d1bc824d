package dev.hawser.liqo.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hawser.activity.ActivityScope;
import dev.hawser.activity.AuthParams;
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
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The consumer's Tenant, and the certificate that is accepted. */
final class TenantsTest {
  private static final String GET = "GET tenants/rome";
  private static final String POST = "POST tenants/rome";
  private static final String PUT = "PUT tenants/rome";

  private final FakeCluster milan =
      new FakeCluster(PeeringFixture.PROVIDER, PeeringFixture.CONSUMER);
  private final ActivityRunner activities =
      new ActivityRunner(new LiqoAuthentication(milan.access()));
  private final AuthenticationActivities authentication =
      activities.as(AuthenticationActivities.class);
  private final KeyPair key = TestKeys.another();
  private final Proof proof = FakeAuthenticationControllers.proof(key);
  private final String certificate = TestKeys.certificate(key.getPublic());

  @AfterEach
  void close() {
    activities.close();
    milan.close();
  }

  @Test
  void shouldCreateTheTenantAsLiqoctlDoesAndReturnItsCredentials() {
    // given
    milan.after(POST, () -> FakeAuthenticationControllers.issue(milan, certificate));

    // when
    var grant = ensure(PeeringFixture.provider());

    // then
    assertThat(grant)
        .isEqualTo(
            new TenantCredentials(
                new AuthParams("Y2E=", certificate, "https://192.0.2.9:6443", null),
                "liqo-tenant-rome"));
    assertThat(milan.bodies(POST))
        .containsExactly(
            FakeCluster.json(
                ("{'apiVersion': 'authentication.liqo.io/v1beta1', 'kind': 'Tenant', 'metadata':"
                        + " {'name': 'rome', 'namespace': 'liqo-tenant-rome', 'labels':"
                        + " {'liqo.io/remote-cluster-id': 'rome', 'hawser.dev/run': 'run-1'}},"
                        + " 'spec': {'clusterID': 'rome', 'publicKey': '%s', 'csr': '%s',"
                        + " 'signature': 'c2lnbmF0dXJl'}}")
                    .formatted(TestKeys.base64(proof.publicKey()), TestKeys.base64(proof.csr()))));
  }

  @Test
  void shouldSendARawKeyToOldProviders() {
    // given
    milan.after(POST, () -> FakeAuthenticationControllers.issue(milan, certificate));

    // when
    authentication.ensureTenant(
        new TenantInput(PeeringFixture.provider(), proof, true, null, false));

    // then
    byte[] spki = key.getPublic().getEncoded();
    assertThat(milan.field(Kind.TENANT, "rome", "/spec/publicKey").asText())
        .isEqualTo(TestKeys.base64(Arrays.copyOfRange(spki, spki.length - 32, spki.length)));
  }

  @Test
  void shouldKeepWhatTheProviderSet() {
    // given
    existing("'tenantCondition': 'Cordoned', 'authzPolicy': 'KeysExchange', 'csr': 'old'");
    milan.after(PUT, () -> FakeAuthenticationControllers.issue(milan, certificate));

    // when
    ensure(PeeringFixture.provider());

    // then
    var spec = milan.field(Kind.TENANT, "rome", "/spec");
    assertThat(spec.at("/tenantCondition").asText()).isEqualTo("Cordoned");
    assertThat(spec.at("/csr").asText()).isEqualTo(TestKeys.base64(proof.csr()));
  }

  @Test
  void shouldNotAcceptACertificateForAnotherKey() {
    // given
    milan.after(
        POST,
        () ->
            FakeAuthenticationControllers.issue(
                milan, TestKeys.certificate(TestKeys.another().getPublic())));
    milan.after(5, GET, () -> FakeAuthenticationControllers.issue(milan, certificate));

    // when
    var signed = ensure(PeeringFixture.provider()).authParams().signedCRT();

    // then
    assertThat(signed).isEqualTo(certificate);
  }

  @Test
  void shouldNotAcceptAnExpiredCertificate() {
    // given
    String expired = TestKeys.certificate(key.getPublic(), Instant.now().minusSeconds(60));
    milan.after(POST, () -> FakeAuthenticationControllers.issue(milan, expired));
    milan.after(5, GET, () -> FakeAuthenticationControllers.issue(milan, certificate));

    // when
    var signed = ensure(PeeringFixture.provider()).authParams().signedCRT();

    // then
    assertThat(signed).isEqualTo(certificate);
  }

  @Test
  void shouldMakeLiqoRestoreABindingThatWasDeletedWithAnotherTenant() {
    // given
    milan.after(
        POST,
        () -> {
          FakeAuthenticationControllers.issue(milan, certificate);
          FakeAuthenticationControllers.bindTo(milan, "uid-of-its-predecessor");
        });
    milan.after(PUT, () -> FakeAuthenticationControllers.bind(milan));

    // when
    ensure(PeeringFixture.provider());

    // then
    assertThat(milan.writes()).containsExactly(POST, PUT);
    assertThat(milan.object(Kind.TENANT, "rome").at("/metadata/annotations").toString())
        .contains("hawser.dev/reconcile-requested");
  }

  @Test
  void shouldRestoreATenantThatItChanged() {
    // given
    existing("'clusterID': 'rome', 'publicKey': 'old', 'csr': 'old', 'signature': 'old'");
    JsonNode before = milan.field(Kind.TENANT, "rome", "/spec");
    milan.after(PUT, () -> FakeAuthenticationControllers.issue(milan, certificate));
    ensure(PeeringFixture.provider());

    // when
    var result = authentication.deleteTenant(PeeringFixture.undo(PeeringFixture.provider()));

    // then
    assertThat(result.deleted()).isEmpty();
    assertThat(milan.field(Kind.TENANT, "rome", "/spec")).isEqualTo(before);
  }

  private TenantCredentials ensure(ActivityScope scope) {
    return authentication.ensureTenant(new TenantInput(scope, proof, false, null, false));
  }

  private void existing(String spec) {
    milan.add(
        Kind.TENANT,
        "rome",
        "{'metadata': {'labels': {'liqo.io/remote-cluster-id': 'rome'}}, 'spec': {" + spec + "}}");
  }
}
