package dev.hawser.liqo.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.cluster.AuthenticationActivities;
import dev.hawser.liqo.fixture.Activities;
import dev.hawser.liqo.fixture.FakeCluster;
import dev.hawser.liqo.fixture.Given;
import dev.hawser.liqo.fixture.Handshake;
import dev.hawser.liqo.resources.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The provider's challenge. */
final class NoncesTest {
  private static final String POST = "POST secrets/liqo-nonce";

  private final FakeCluster milan = new FakeCluster(Given.PROVIDER, Given.CONSUMER);
  private final Activities activities = new Activities(new LiqoAuthentication(milan.access()));
  private final AuthenticationActivities authentication =
      activities.as(AuthenticationActivities.class);

  @AfterEach
  void close() {
    activities.close();
    milan.close();
  }

  @Test
  void shouldMakeAnEmptySecretAndWaitForTheNonce() {
    // given
    milan.after(4, "GET secrets/liqo-nonce", () -> Handshake.fillNonce(milan));

    // then
    assertThat(authentication.ensureNonce(Given.provider()).value()).isEqualTo(Handshake.NONCE);
    assertThat(milan.bodies(POST))
        .containsExactly(
            FakeCluster.json(
                "{'apiVersion': 'v1', 'kind': 'Secret', 'metadata': {'name': 'liqo-nonce',"
                    + " 'namespace': 'liqo-tenant-rome', 'labels': {'liqo.io/nonce': 'true',"
                    + " 'liqo.io/remote-cluster-id': 'rome', 'hawser.dev/run': 'run-1'}}}"));
  }

  @Test
  void shouldFindTheNonceAgain() {
    // given
    milan.after(POST, () -> Handshake.fillNonce(milan));
    var first = authentication.ensureNonce(Given.provider());

    // then
    assertThat(authentication.ensureNonce(Given.provider())).isEqualTo(first);
    assertThat(milan.writes()).containsExactly(POST);
  }

  @Test
  void shouldSayWhoDoesNotFillIt() {
    // when
    var failure =
        Activities.failureOf(() -> authentication.ensureNonce(Given.impatient(Given.provider())));

    // then
    assertThat(failure.getType()).isEqualTo("TimedOut");
    assertThat(failure.getOriginalMessage())
        .contains("milan", "liqo-nonce", "liqo-tenant-rome", "controller manager");
  }

  @Test
  void shouldUndoWhatItMadeOnly() {
    // given
    milan.after(POST, () -> Handshake.fillNonce(milan));
    authentication.ensureNonce(Given.provider());

    // then
    assertThat(authentication.deleteNonce(Given.undo(Given.provider())).gone())
        .containsExactly("Secret liqo-nonce");

    // given
    milan.add(Kind.SECRET, "liqo-nonce", "{}");

    // then
    assertThat(authentication.deleteNonce(Given.undo(Given.provider())).gone()).isEmpty();
    assertThat(milan.find(Kind.SECRET, "liqo-nonce")).isPresent();
  }
}
