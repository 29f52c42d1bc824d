package dev.hawser.liqo.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.AuthenticationActivities;
import dev.hawser.liqo.fixture.ActivityRunner;
import dev.hawser.liqo.fixture.FakeCluster;
import dev.hawser.liqo.fixture.PeeringFixture;
import dev.hawser.liqo.resources.Kind;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Copies on the provider that the consumer may no longer delete. */
final class ReplicatedObjectsTest {
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

  @BeforeEach
  void replicate() {
    for (var kind : List.of(Kind.RESOURCE_SLICE, Kind.NAMESPACE_MAP, Kind.RENEW)) {
      add(kind, "copy", "'liqo.io/replicated': 'true', ");
    }
    add(Kind.RENEW, "own", "");
  }

  @Test
  void shouldDeleteOnlyTheRenewForAPeering() {
    // when
    var removed =
        authentication.deleteReplicatedRenew(PeeringFixture.teardown(PeeringFixture.provider()));

    // then
    assertThat(removed.deleted()).map(Object::toString).containsExactly("Renew copy");
    assertThat(milan.find(Kind.RESOURCE_SLICE, "copy")).isPresent();
  }

  @Test
  void shouldDeleteEveryCopyAndNoOriginal() {
    // when
    var removed =
        authentication.deleteReplicatedObjects(PeeringFixture.teardown(PeeringFixture.provider()));

    // then
    assertThat(removed.deleted())
        .map(Object::toString)
        .containsExactly("ResourceSlice copy", "NamespaceMap copy", "Renew copy");
    assertThat(milan.find(Kind.RENEW, "own")).isPresent();
  }

  private void add(Kind kind, String name, String label) {
    milan.add(
        kind, name, "{'metadata': {'labels': {" + label + "'liqo.io/remote-cluster-id': 'rome'}}}");
  }
}
