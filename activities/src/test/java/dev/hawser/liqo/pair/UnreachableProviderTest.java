package dev.hawser.liqo.pair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.PairActivities;
import dev.hawser.activity.PairActivities.ClaimInput;
import dev.hawser.activity.PairActivities.InspectInput;
import dev.hawser.activity.Role;
import dev.hawser.liqo.fixture.ActivityRunner;
import dev.hawser.liqo.fixture.FakeCluster;
import dev.hawser.liqo.fixture.InstalledLiqo;
import dev.hawser.liqo.fixture.PeeringFixture;
import dev.hawser.liqo.resources.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A provider that was declared permanently unreachable, although it answers. */
final class UnreachableProviderTest {
  private static final String DECLARATION =
      "/metadata/annotations/liqo.io~1foreign-cluster-permanently-unreachable";

  private final FakeCluster rome =
      new FakeCluster(PeeringFixture.CONSUMER, PeeringFixture.PROVIDER);
  private final ActivityRunner activities = new ActivityRunner(new LiqoPair(rome.access()));
  private final PairActivities pair = activities.as(PairActivities.class);

  @AfterEach
  void close() {
    activities.close();
    rome.close();
  }

  @BeforeEach
  void declare() {
    rome.add(
        Kind.FOREIGN_CLUSTER,
        "milan",
        "{'metadata': {'annotations': {'liqo.io/foreign-cluster-permanently-unreachable':"
            + " 'true'}}}");
  }

  @Test
  void shouldBeClearedByAPeering() {
    // when
    pair.claimPair(
        new ClaimInput(PeeringFixture.consumer(), PeeringFixture.holder("run-1"), false, true));

    // then
    assertThat(rome.field(Kind.FOREIGN_CLUSTER, "milan", DECLARATION).isMissingNode()).isTrue();
  }

  @Test
  void shouldStayDeclaredForAnUnpeering() {
    // when
    pair.claimPair(
        new ClaimInput(PeeringFixture.consumer(), PeeringFixture.holder("run-1"), false, false));

    // then
    assertThat(rome.field(Kind.FOREIGN_CLUSTER, "milan", DECLARATION).asText()).isEqualTo("true");
  }

  @Test
  void shouldShowAnotherNodeWithTheVirtualNodesName() {
    // given
    InstalledLiqo.on(rome, PeeringFixture.CONSUMER);
    rome.add(Kind.NODE, "milan", "{}");

    // when
    var view =
        pair.inspectCluster(
            new InspectInput(
                PeeringFixture.consumer().cluster(),
                PeeringFixture.consumer().peer(),
                Role.CONSUMER,
                false));

    // then
    assertThat(view.offloading().nameConflicts())
        .map(Object::toString)
        .map(Object::toString)
        .containsExactly("Node milan");
  }
}
