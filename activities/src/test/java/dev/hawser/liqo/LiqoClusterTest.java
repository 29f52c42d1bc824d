package dev.hawser.liqo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hawser.activity.ActivityScope;
import dev.hawser.activity.AuthenticationActivities;
import dev.hawser.activity.FailureType;
import dev.hawser.liqo.authentication.LiqoAuthentication;
import dev.hawser.liqo.fixture.ActivityRunner;
import dev.hawser.liqo.fixture.FakeCluster;
import dev.hawser.liqo.fixture.InstalledLiqo;
import dev.hawser.liqo.fixture.PeeringFixture;
import dev.hawser.liqo.resources.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The connection of a worker to its cluster. */
final class LiqoClusterTest {
  private final FakeCluster milan =
      new FakeCluster(PeeringFixture.PROVIDER, PeeringFixture.CONSUMER);

  @AfterEach
  void close() {
    milan.close();
  }

  @Test
  void shouldReadTheIdOfTheCluster() {
    // given
    InstalledLiqo.on(milan, PeeringFixture.PROVIDER);

    // when
    var cluster = LiqoCluster.connect(milan.client(), "liqo");

    // then
    assertThat(cluster.id()).hasToString("milan");
    assertThat(cluster.uid()).isEqualTo(FakeCluster.UID);
    assertThat(cluster.activities()).hasSize(5);
  }

  @Test
  void shouldReportThatLiqoIsMissing() {
    // when
    var failure = catchThrowable(() -> LiqoCluster.connect(milan.client(), "elsewhere"));

    // then
    assertThat(failure)
        .isInstanceOf(LiqoConnectionException.class)
        .hasMessageContaining("no Liqo in namespace elsewhere");
  }

  @Test
  void shouldReportAClusterThatDoesNotAnswer() {
    // given
    milan.fail(1, "GET configmaps", 503, "ServiceUnavailable");

    // when
    var failure = catchThrowable(() -> LiqoCluster.connect(milan.client(), "liqo"));

    // then
    assertThat(failure)
        .isInstanceOf(LiqoConnectionException.class)
        .hasMessageContaining("does not answer");
  }

  @Test
  void shouldNotActOnAnotherClusterWithTheSameId() {
    // given
    var scope = PeeringFixture.provider();
    var another =
        new ActivityScope(
            scope.cluster(),
            scope.peer(),
            scope.role(),
            "another-uid",
            scope.namespace(),
            scope.run(),
            scope.patience());

    // when
    try (var activities = new ActivityRunner(new LiqoAuthentication(milan.access()))) {
      var authentication = activities.as(AuthenticationActivities.class);
      var failure = ActivityRunner.failureOf(() -> authentication.ensureNonce(another));

      // then
      assertThat(failure.getType()).isEqualTo(FailureType.WRONG_CLUSTER.word());
      assertThat(failure.isNonRetryable()).isTrue();
      assertThat(failure.getOriginalMessage()).contains("another-uid", FakeCluster.UID);
      assertThat(milan.find(Kind.SECRET, "liqo-nonce")).isEmpty();
      assertThat(milan.writes()).isEmpty();
    }
  }

  @Test
  void shouldNotActOnAClusterThatCannotBeIdentified() {
    // given
    InstalledLiqo.on(milan, PeeringFixture.PROVIDER);
    milan.forbid((verb, plural) -> plural.equals("namespaces"));
    var cluster = LiqoCluster.connect(milan.client(), "liqo");

    // when
    try (var activities = new ActivityRunner(cluster.activities().toArray())) {
      var authentication = activities.as(AuthenticationActivities.class);
      var failure =
          ActivityRunner.failureOf(() -> authentication.ensureNonce(PeeringFixture.provider()));

      // then
      assertThat(failure.getType()).isEqualTo(FailureType.FORBIDDEN.word());
      assertThat(failure.getOriginalMessage()).contains("may not get namespace kube-system");
      assertThat(milan.writes()).isEmpty();
    }
  }
}
