package dev.hawser.liqo.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.AuthenticationActivities;
import dev.hawser.liqo.fixture.ActivityRunner;
import dev.hawser.liqo.fixture.FakeAuthenticationControllers;
import dev.hawser.liqo.fixture.FakeCluster;
import dev.hawser.liqo.fixture.PeeringFixture;
import dev.hawser.liqo.resources.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The provider's nonce. */
final class NoncesTest {
  private static final String POST = "POST secrets/liqo-nonce";

  private final FakeCluster milan =
      new FakeCluster(PeeringFixture.PROVIDER, PeeringFixture.CONSUMER);
  private final ActivityRunner activities =
      new ActivityRunner(new LiqoAuthentication(milan.access()));
  private final AuthenticationActivities authentication =
      activities.as(AuthenticationActivities.class);

  @AfterEach
  void close() {
    activities.close();
    milan.close();
  }

  @Test
  void shouldCreateAnEmptySecretAndWaitForTheNonce() {
    // given
    milan.after(4, "GET secrets/liqo-nonce", () -> FakeAuthenticationControllers.fillNonce(milan));

    // when
    var nonce = authentication.ensureNonce(PeeringFixture.provider()).value();

    // then
    assertThat(nonce).isEqualTo(FakeAuthenticationControllers.NONCE);
    assertThat(milan.bodies(POST))
        .containsExactly(
            FakeCluster.json(
                "{'apiVersion': 'v1', 'kind': 'Secret', 'metadata': {'name': 'liqo-nonce',"
                    + " 'namespace': 'liqo-tenant-rome', 'labels': {'liqo.io/nonce': 'true',"
                    + " 'liqo.io/remote-cluster-id': 'rome', 'hawser.dev/run': 'run-1'}}}"));
  }

  @Test
  void shouldReturnTheSameNonceAgain() {
    // given
    milan.after(POST, () -> FakeAuthenticationControllers.fillNonce(milan));
    var first = authentication.ensureNonce(PeeringFixture.provider());

    // when
    var again = authentication.ensureNonce(PeeringFixture.provider());

    // then
    assertThat(again).isEqualTo(first);
    assertThat(milan.writes()).containsExactly(POST);
  }

  @Test
  void shouldNameTheControllerThatDoesNotFillIt() {
    // when
    var failure =
        ActivityRunner.failureOf(
            () -> authentication.ensureNonce(PeeringFixture.impatient(PeeringFixture.provider())));

    // then
    assertThat(failure.getType()).isEqualTo("TimedOut");
    assertThat(failure.getOriginalMessage())
        .contains("milan", "liqo-nonce", "liqo-tenant-rome", "controller manager");
  }

  @Test
  void shouldDeleteTheNonceThatItCreated() {
    // given
    milan.after(POST, () -> FakeAuthenticationControllers.fillNonce(milan));
    authentication.ensureNonce(PeeringFixture.provider());

    // when
    var result = authentication.deleteNonce(PeeringFixture.undo(PeeringFixture.provider()));

    // then
    assertThat(result.deleted()).map(Object::toString).containsExactly("Secret liqo-nonce");
  }

  @Test
  void shouldNotDeleteTheNonceOfOthers() {
    // given
    milan.add(Kind.SECRET, "liqo-nonce", "{}");

    // when
    var result = authentication.deleteNonce(PeeringFixture.undo(PeeringFixture.provider()));

    // then
    assertThat(result.deleted()).isEmpty();
    assertThat(milan.find(Kind.SECRET, "liqo-nonce")).isPresent();
  }
}
