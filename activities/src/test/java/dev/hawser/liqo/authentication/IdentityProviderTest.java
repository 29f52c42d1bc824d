package dev.hawser.liqo.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.liqo.fixture.ActivityRunner;
import dev.hawser.liqo.fixture.FakeAuthenticationControllers;
import dev.hawser.liqo.fixture.FakeCluster;
import dev.hawser.liqo.fixture.PeeringFixture;
import dev.hawser.liqo.resources.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Providers whose Liqo may be installed for EKS. */
final class IdentityProviderTest {
  private static final String KEY =
      "'--aws-access-key-id=$(ACCESS_KEY_ID)', '--aws-secret-access-key=$(SECRET_ACCESS_KEY)'";

  private final AuthenticationFixture fixture = new AuthenticationFixture();
  private final FakeCluster milan = fixture.milan;

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void shouldRefuseEksBeforeLiqoIsAskedForAnIdentity() {
    // given
    install(KEY + ", '--aws-region=eu-south-1', '--aws-cluster-name=milan'");

    // when
    var failure = ActivityRunner.failureOf(this::ensureNonce);

    // then
    assertThat(failure.getType()).isEqualTo("UnsafeIdentity");
    assertThat(failure.isNonRetryable()).isTrue();
    assertThat(failure.getOriginalMessage())
        .startsWith("milan issues EKS identities")
        .endsWith("none was requested");
    assertThat(milan.writes()).isEmpty();
  }

  @Test
  void shouldAcceptALiqoThatIgnoresItsKey() {
    // given
    install(KEY + ", '--aws-region='");

    // when
    ensureNonce();

    // then
    assertThat(milan.writes()).containsExactly("POST secrets/liqo-nonce");
  }

  @Test
  void shouldContinueWhereTheInstallationMayNotBeRead() {
    // given
    install(KEY + ", '--aws-region=eu-south-1', '--aws-cluster-name=milan'");
    milan.forbid((verb, plural) -> plural.equals("deployments") || verb.equals("watch"));

    // when
    ensureNonce();

    // then
    assertThat(milan.writes()).containsExactly("POST secrets/liqo-nonce");
  }

  private void ensureNonce() {
    milan.after("POST secrets/liqo-nonce", () -> FakeAuthenticationControllers.fillNonce(milan));
    fixture.authentication.ensureNonce(PeeringFixture.provider());
  }

  private void install(String arguments) {
    milan.add(
        Kind.DEPLOYMENT,
        "liqo",
        "liqo-controller-manager",
        ("{'metadata': {'labels': {'app.kubernetes.io/name': 'controller-manager',"
                + " 'app.kubernetes.io/component': 'controller-manager'}}, 'spec': {'template':"
                + " {'spec': {'containers': [{'name': 'controller-manager', 'args': [%s]}]}}}}")
            .formatted(arguments));
  }
}
