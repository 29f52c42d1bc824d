package dev.hawser.liqo.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.cluster.PairActivities;
import dev.hawser.cluster.PairActivities.Claim;
import dev.hawser.cluster.PairActivities.Look;
import dev.hawser.cluster.Role;
import dev.hawser.liqo.fixture.Activities;
import dev.hawser.liqo.fixture.FakeCluster;
import dev.hawser.liqo.fixture.Given;
import dev.hawser.liqo.fixture.Installation;
import dev.hawser.liqo.resources.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A provider that was declared gone for good, and is there all the same. */
final class LostProviderTest {
  private static final String DECLARATION =
      "/metadata/annotations/liqo.io~1foreign-cluster-permanently-unreachable";

  private final FakeCluster rome = new FakeCluster(Given.CONSUMER, Given.PROVIDER);
  private final Activities activities = new Activities(new LiqoPair(rome.access()));
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
  void shouldBeFoundAgainByAPeering() {
    // when
    pair.claimPair(new Claim(Given.consumer(), Given.holder("run-1"), false, true));

    // then
    assertThat(rome.field(Kind.FOREIGN_CLUSTER, "milan", DECLARATION).isMissingNode()).isTrue();
  }

  @Test
  void shouldStayLostForAnUnpeering() {
    // when
    pair.claimPair(new Claim(Given.consumer(), Given.holder("run-1"), false, false));

    // then
    assertThat(rome.field(Kind.FOREIGN_CLUSTER, "milan", DECLARATION).asText()).isEqualTo("true");
  }

  @Test
  void shouldShowANodeThatHasTheVirtualNodesName() {
    // given
    Installation.on(rome, Given.CONSUMER);
    rome.add(Kind.NODE, "milan", "{}");

    // when
    var view =
        pair.inspectCluster(
            new Look(Given.consumer().cluster(), Given.consumer().peer(), Role.CONSUMER));

    // then
    assertThat(view.inTheWay()).containsExactly("Node milan");
  }
}
