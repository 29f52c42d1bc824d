package dev.hawser.liqo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hawser.cluster.AuthenticationActivities;
import dev.hawser.cluster.FailureType;
import dev.hawser.cluster.Scope;
import dev.hawser.liqo.authentication.LiqoAuthentication;
import dev.hawser.liqo.fixture.Activities;
import dev.hawser.liqo.fixture.FakeCluster;
import dev.hawser.liqo.fixture.Given;
import dev.hawser.liqo.fixture.Installation;
import dev.hawser.liqo.resources.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The cluster behind a worker. */
final class LiqoClusterTest {
  private final FakeCluster milan = new FakeCluster(Given.PROVIDER, Given.CONSUMER);

  @AfterEach
  void close() {
    milan.close();
  }

  @Test
  void shouldAskTheClusterWhoItIs() {
    // given
    Installation.on(milan, Given.PROVIDER);

    // when
    var cluster = LiqoCluster.connect(milan.client(), "liqo");

    // then
    assertThat(cluster.id()).hasToString("milan");
    assertThat(cluster.uid()).isEqualTo(FakeCluster.UID);
    assertThat(cluster.activities()).hasSize(4);
  }

  @Test
  void shouldSayThatLiqoIsNotThere() {
    assertThatExceptionOfType(NotLiqo.class)
        .isThrownBy(() -> LiqoCluster.connect(milan.client(), "elsewhere"))
        .withMessageContaining("no Liqo in namespace elsewhere");
  }

  @Test
  void shouldSayThatTheClusterDoesNotAnswer() {
    // given
    milan.fail(1, "GET configmaps", 503, "ServiceUnavailable");

    // then
    assertThatExceptionOfType(NotLiqo.class)
        .isThrownBy(() -> LiqoCluster.connect(milan.client(), "liqo"))
        .withMessageContaining("does not answer");
  }

  @Test
  void shouldNotActOnAnotherClusterOfTheId() {
    // given
    var scope = Given.provider();
    var another =
        new Scope(
            scope.cluster(),
            scope.peer(),
            scope.role(),
            "another-uid",
            scope.namespace(),
            scope.run(),
            scope.patience());

    // when
    try (var activities = new Activities(new LiqoAuthentication(milan.access()))) {
      var authentication = activities.as(AuthenticationActivities.class);
      var failure = Activities.failureOf(() -> authentication.ensureNonce(another));

      // then
      assertThat(failure.getType()).isEqualTo(FailureType.WrongCluster.name());
      assertThat(failure.isNonRetryable()).isTrue();
      assertThat(failure.getOriginalMessage()).contains("another-uid", FakeCluster.UID);
      assertThat(milan.find(Kind.SECRET, "liqo-nonce")).isEmpty();
      assertThat(milan.writes()).isEmpty();
    }
  }
}
