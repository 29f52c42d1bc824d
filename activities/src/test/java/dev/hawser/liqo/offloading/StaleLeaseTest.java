package dev.hawser.liqo.offloading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.OffloadingActivities;
import dev.hawser.activity.OffloadingActivities.SliceInput;
import dev.hawser.activity.ResourceOptions;
import dev.hawser.liqo.fixture.ActivityRunner;
import dev.hawser.liqo.fixture.FakeCluster;
import dev.hawser.liqo.fixture.PeeringFixture;
import dev.hawser.liqo.resources.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A Lease whose virtual-kubelet has ended. */
final class StaleLeaseTest {
  private static final String POST = "POST resourceslices/milan";

  private final FakeCluster rome =
      new FakeCluster(PeeringFixture.CONSUMER, PeeringFixture.PROVIDER);
  private final SliceFixture fixture = new SliceFixture(rome);
  private final ActivityRunner activities = new ActivityRunner(new LiqoOffloading(rome.access()));

  @AfterEach
  void close() {
    activities.close();
    rome.close();
  }

  @BeforeEach
  void lease() {
    rome.add(Kind.LEASE, "milan", "{}");
    rome.after(POST, () -> fixture.accept("{}"));
  }

  @Test
  void shouldDeleteTheLeaseBeforeItCreatesASlice() {
    // when
    ensure();

    // then
    assertThat(rome.writes()).containsExactly("DELETE leases/milan", POST);
  }

  @Test
  void shouldKeepTheLeaseThatAVirtualNodeMayHold() {
    // given
    fixture.virtualNode("'finalizers': []");

    // when
    ensure();

    // then
    assertThat(rome.writes()).containsExactly(POST);
  }

  @Test
  void shouldKeepTheLeaseThatAVirtualKubeletMayHold() {
    // given
    rome.add(Kind.DEPLOYMENT, "vk-milan", "{}");

    // when
    ensure();

    // then
    assertThat(rome.writes()).containsExactly(POST);
  }

  @ParameterizedTest
  @EnumSource(names = {"VIRTUAL_NODE", "DEPLOYMENT"})
  void shouldKeepTheLeaseWhoseHolderMayNotBeRead(Kind kind) {
    // given
    rome.forbid((verb, plural) -> verb.equals("get") && plural.equals(kind.plural()));

    // when
    ensure();

    // then
    assertThat(rome.writes()).containsExactly(POST);
  }

  @Test
  void shouldNotFailForALeaseThatMayNotBeDeleted() {
    // given
    rome.forbid((verb, plural) -> verb.equals("delete") && plural.equals("leases"));

    // when
    ensure();

    // then
    assertThat(rome.find(Kind.LEASE, "milan")).isPresent();
  }

  private void ensure() {
    activities
        .as(OffloadingActivities.class)
        .ensureSlice(new SliceInput(PeeringFixture.consumer(), ResourceOptions.DEFAULTS, false));
  }
}
