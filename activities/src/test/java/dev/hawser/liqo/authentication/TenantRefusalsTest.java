package dev.hawser.liqo.authentication;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tenants that the provider refuses, and the reasons. */
final class TenantRefusalsTest {
  private static final String GET = "GET tenants/rome";
  private static final String POST = "POST tenants/rome";

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
  void shouldFailWithTheProvidersMessage() {
    // given
    milan.after(
        POST, () -> FakeAuthenticationControllers.warn(milan, "InvalidCSR", "invalid common name"));

    // when
    var failure = ActivityRunner.failureOf(() -> ensure(PeeringFixture.provider()));

    // then
    assertThat(failure.getType()).isEqualTo("TenantRefused");
    assertThat(failure.isNonRetryable()).isTrue();
    assertThat(failure.getOriginalMessage()).contains("milan", "invalid common name");
  }

  @Test
  void shouldIgnoreEarlierWarnings() {
    // given
    existing("'csr': 'old'");
    FakeAuthenticationControllers.warn(milan, "SignatureVerificationFailed", "of another nonce");
    milan.after(4, GET, () -> FakeAuthenticationControllers.issue(milan, certificate));

    // when
    var signed = ensure(PeeringFixture.provider()).authParams().signedCRT();

    // then
    assertThat(signed).isEqualTo(certificate);
  }

  @Test
  void shouldReportTheWarningsWhenPatienceIsUsedUp() {
    // given
    milan.after(
        POST,
        () ->
            FakeAuthenticationControllers.warn(
                milan, "AuthParamsFailed", "the stored and the provided CSR do not match"));

    // when
    var failure =
        ActivityRunner.failureOf(() -> ensure(PeeringFixture.impatient(PeeringFixture.provider())));

    // then
    assertThat(failure.getType()).isEqualTo("TenantRefused");
    assertThat(failure.getOriginalMessage())
        .contains("AuthParamsFailed: the stored and the provided CSR do not match");
  }

  @Test
  void shouldRefuseAnIdentityWithAnAccessKey() {
    // given
    milan.after(
        POST,
        () ->
            milan.set(
                Kind.TENANT,
                "rome",
                "/status",
                "{'authParams': {'awsConfig': {'awsSecretAccessKey': 'TOPSECRET'}}}"));

    // when
    var failure = ActivityRunner.failureOf(() -> ensure(PeeringFixture.provider()));

    // then
    assertThat(failure.getType()).isEqualTo("UnsafeIdentity");
    assertThat(failure.getOriginalMessage()).doesNotContain("TOPSECRET");
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
