package dev.hawser.liqo.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
  private final AuthenticationFixture fixture = new AuthenticationFixture();
  private final FakeCluster milan = fixture.milan;
  private final AuthenticationActivities authentication = fixture.authentication;
  private final KeyPair key = fixture.key;
  private final Proof proof = fixture.proof;
  private final String certificate = fixture.certificate;

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void shouldCreateTheTenantAsLiqoctlDoesAndReturnItsCredentials() {
    // given
    fixture.issueAfter(AuthenticationFixture.POST);

    // when
    var grant = fixture.ensureTenant();

    // then
    assertThat(grant)
        .isEqualTo(
            new TenantCredentials(
                new AuthParams(TestKeys.CA, certificate, "https://192.0.2.9:6443", null),
                "liqo-tenant-rome"));
    assertThat(milan.bodies(AuthenticationFixture.POST))
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
  void shouldRefuseAProofOfAnotherKeyBeforeItWrites() {
    // given
    var stolen =
        new Proof(
            proof.publicKey(),
            FakeAuthenticationControllers.proof(TestKeys.another()).csr(),
            proof.signature());

    // when
    var failure =
        ActivityRunner.failureOf(
            () ->
                authentication.ensureTenant(
                    new TenantInput(PeeringFixture.provider(), stolen, false, null, true)));

    // then
    assertThat(failure.getType()).isEqualTo("InvalidValue");
    assertThat(failure.isNonRetryable()).isTrue();
    assertThat(failure.getOriginalMessage())
        .startsWith("milan does not accept the proof of rome: its CSR has another key");
    assertThat(milan.writes()).isEmpty();
  }

  @Test
  void shouldSendARawKeyToOldProviders() {
    // given
    fixture.issueAfter(AuthenticationFixture.POST);

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
    fixture.addTenant("'tenantCondition': 'Cordoned', 'authzPolicy': 'KeysExchange', 'csr': 'old'");
    fixture.issueAfter(AuthenticationFixture.PUT);

    // when
    fixture.ensureTenant();

    // then
    var spec = milan.field(Kind.TENANT, "rome", "/spec");
    assertThat(spec.at("/tenantCondition").asText()).isEqualTo("Cordoned");
    assertThat(spec.at("/csr").asText()).isEqualTo(TestKeys.base64(proof.csr()));
  }

  @Test
  void shouldNotAcceptACertificateForAnotherKey() {
    // given
    milan.after(
        AuthenticationFixture.POST,
        () ->
            FakeAuthenticationControllers.issue(
                milan, TestKeys.certificate(TestKeys.another().getPublic())));
    milan.after(
        5,
        AuthenticationFixture.GET,
        () -> FakeAuthenticationControllers.issue(milan, certificate));

    // when
    var signed = fixture.ensureTenant().authParams().signedCRT();

    // then
    assertThat(signed).isEqualTo(certificate);
  }

  @Test
  void shouldNotAcceptAnExpiredCertificate() {
    // given
    String expired = TestKeys.certificate(key.getPublic(), Instant.now().minusSeconds(60));
    milan.after(
        AuthenticationFixture.POST, () -> FakeAuthenticationControllers.issue(milan, expired));
    milan.after(
        5,
        AuthenticationFixture.GET,
        () -> FakeAuthenticationControllers.issue(milan, certificate));

    // when
    var signed = fixture.ensureTenant().authParams().signedCRT();

    // then
    assertThat(signed).isEqualTo(certificate);
  }

  @Test
  void shouldMakeLiqoRestoreABindingThatWasDeletedWithAnotherTenant() {
    // given
    milan.after(
        AuthenticationFixture.POST,
        () -> {
          FakeAuthenticationControllers.issue(milan, certificate);
          FakeAuthenticationControllers.bindTo(milan, "uid-of-its-predecessor");
        });
    milan.after(AuthenticationFixture.PUT, () -> FakeAuthenticationControllers.bind(milan));

    // when
    fixture.ensureTenant();

    // then
    assertThat(milan.writes())
        .containsExactly(AuthenticationFixture.POST, AuthenticationFixture.PUT);
    assertThat(milan.object(Kind.TENANT, "rome").at("/metadata/annotations").toString())
        .contains("hawser.dev/reconcile-requested");
  }

  @Test
  void shouldRestoreATenantThatItChanged() {
    // given
    fixture.addTenant("'clusterID': 'rome', 'publicKey': 'old', 'csr': 'old', 'signature': 'old'");
    JsonNode before = milan.field(Kind.TENANT, "rome", "/spec");
    fixture.issueAfter(AuthenticationFixture.PUT);
    fixture.ensureTenant();

    // when
    var result = authentication.deleteTenant(PeeringFixture.undo(PeeringFixture.provider()));

    // then
    assertThat(result.deleted()).isEmpty();
    assertThat(milan.field(Kind.TENANT, "rome", "/spec")).isEqualTo(before);
  }
}
