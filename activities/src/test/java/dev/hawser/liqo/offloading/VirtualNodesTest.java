package dev.hawser.liqo.offloading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.ActivityScope;
import dev.hawser.activity.OffloadingActivities;
import dev.hawser.activity.OffloadingActivities.Node;
import dev.hawser.activity.OffloadingActivities.NodeInput;
import dev.hawser.liqo.fixture.ActivityRunner;
import dev.hawser.liqo.fixture.FakeCluster;
import dev.hawser.liqo.fixture.PeeringFixture;
import dev.hawser.liqo.resources.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When a virtual node is usable, and why it is not. */
final class VirtualNodesTest {
  private final FakeCluster rome =
      new FakeCluster(PeeringFixture.CONSUMER, PeeringFixture.PROVIDER);
  private final SliceFixture fixture = new SliceFixture(rome);
  private final ActivityRunner activities = new ActivityRunner(new LiqoOffloading(rome.access()));

  @AfterEach
  void close() {
    activities.close();
    rome.close();
  }

  @Test
  void shouldWaitUntilTheNodeIsReady() {
    // given
    fixture.virtualNode("'finalizers': []");
    rome.after(2, "GET nodes/milan", () -> fixture.node("False"));
    rome.after(4, "GET nodes/milan", () -> fixture.node("True"));

    // when
    var node = await(PeeringFixture.consumer());

    // then
    assertThat(node).isEqualTo(new Node("milan"));
    assertThat(rome.writes()).isEmpty();
  }

  @Test
  void shouldReportThatLiqoCreatedNoVirtualNode() {
    // when
    var message = failure();

    // then
    assertThat(message).contains("not created VirtualNode milan", "webhook");
  }

  @Test
  void shouldReportThatTheNodeIsMissing() {
    // given
    fixture.virtualNode("'finalizers': []");

    // when
    var message = failure();

    // then
    assertThat(message).contains("does not exist", "vk-milan", "liqo-tenant-milan");
  }

  @Test
  void shouldReportWhyTheNodeIsNotReady() {
    // given
    fixture.virtualNode("'finalizers': []");
    fixture.node("False");

    // when
    var message = failure();

    // then
    assertThat(message).contains("no network");
  }

  @Test
  void shouldNotAcceptAnotherNodeWithTheName() {
    // given
    rome.add(
        Kind.NODE, "milan", "{'status': {'conditions': [{'type': 'Ready', 'status': 'True'}]}}");

    // when
    var message = failure();

    // then
    assertThat(message).contains("waited");
  }

  private String failure() {
    var failure =
        ActivityRunner.failureOf(() -> await(PeeringFixture.impatient(PeeringFixture.consumer())));
    assertThat(failure.getType()).isEqualTo("TimedOut");
    return failure.getOriginalMessage();
  }

  private Node await(ActivityScope scope) {
    return activities.as(OffloadingActivities.class).awaitNode(new NodeInput(scope));
  }
}
