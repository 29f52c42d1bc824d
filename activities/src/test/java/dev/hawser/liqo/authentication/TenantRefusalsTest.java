package dev.hawser.liqo.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.liqo.fixture.ActivityRunner;
import dev.hawser.liqo.fixture.FakeAuthenticationControllers;
import dev.hawser.liqo.fixture.FakeCluster;
import dev.hawser.liqo.fixture.PeeringFixture;
import dev.hawser.liqo.resources.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tenants that the provider refuses, and the reasons. */
final class TenantRefusalsTest {
  private static final String AWS_STATUS =
      "{'authParams': {'awsConfig': {'awsSecretAccessKey': 'TOPSECRET', 'awsUserArn':"
          + " 'arn:aws:iam::1:user/liqo-x1'}}}";

  private final AuthenticationFixture fixture = new AuthenticationFixture();
  private final FakeCluster milan = fixture.milan;
  private final String certificate = fixture.certificate;

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void shouldFailWithTheProvidersMessage() {
    // given
    milan.after(
        AuthenticationFixture.POST,
        () -> FakeAuthenticationControllers.warn(milan, "InvalidCSR", "invalid common name"));

    // when
    var failure = ActivityRunner.failureOf(() -> fixture.ensureTenant());

    // then
    assertThat(failure.getType()).isEqualTo("TenantRefused");
    assertThat(failure.isNonRetryable()).isTrue();
    assertThat(failure.getOriginalMessage()).contains("milan", "invalid common name");
  }

  @Test
  void shouldIgnoreEarlierWarnings() {
    // given
    fixture.addTenant("'csr': 'old'");
    FakeAuthenticationControllers.warn(milan, "SignatureVerificationFailed", "of another nonce");
    milan.after(
        4,
        AuthenticationFixture.GET,
        () -> FakeAuthenticationControllers.issue(milan, certificate));

    // when
    var signed = fixture.ensureTenant().authParams().signedCRT();

    // then
    assertThat(signed).isEqualTo(certificate);
  }

  @Test
  void shouldReportTheWarningsWhenPatienceIsUsedUp() {
    // given
    milan.after(
        AuthenticationFixture.POST,
        () ->
            FakeAuthenticationControllers.warn(
                milan, "AuthParamsFailed", "the stored and the provided CSR do not match"));

    // when
    var failure =
        ActivityRunner.failureOf(
            () -> fixture.ensureTenant(PeeringFixture.impatient(PeeringFixture.provider())));

    // then
    assertThat(failure.getType()).isEqualTo("TenantRefused");
    assertThat(failure.getOriginalMessage())
        .contains("AuthParamsFailed: the stored and the provided CSR do not match");
  }

  @Test
  void shouldRefuseAnIdentityWithAnAccessKey() {
    // given
    issueAccessKey();

    // when
    var failure = ActivityRunner.failureOf(() -> fixture.ensureTenant());

    // then
    assertThat(failure.getType()).isEqualTo("UnsafeIdentity");
    assertThat(failure.getOriginalMessage())
        .contains("delete IAM user liqo-x1 in AWS", "ConfigMap aws-auth")
        .doesNotContain("TOPSECRET");
  }

  @Test
  void shouldNotAdviseToDeleteTheUserOfAnEarlierPeering() {
    // given
    fixture.addTenant("'csr': 'old'");
    milan.set(Kind.TENANT, "rome", "/status", AWS_STATUS);

    // when
    var failure = ActivityRunner.failureOf(() -> fixture.ensureTenant());

    // then
    assertThat(failure.getType()).isEqualTo("UnsafeIdentity");
    assertThat(failure.getOriginalMessage()).endsWith("the Tenant that exists has one");
  }

  @Test
  void shouldDeleteTheTenantOfSuchAnIdentity() {
    // given
    issueAccessKey();
    ActivityRunner.failureOf(() -> fixture.ensureTenant());

    // when
    var undone =
        fixture.authentication.deleteTenant(PeeringFixture.undo(PeeringFixture.provider()));

    // then
    assertThat(undone.deleted()).map(Object::toString).containsExactly("Tenant rome");
    assertThat(milan.find(Kind.TENANT, "rome")).isEmpty();
  }

  private void issueAccessKey() {
    milan.after(
        AuthenticationFixture.POST, () -> milan.set(Kind.TENANT, "rome", "/status", AWS_STATUS));
  }
}
