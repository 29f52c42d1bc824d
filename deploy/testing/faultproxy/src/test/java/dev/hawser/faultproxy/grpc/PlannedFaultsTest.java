package dev.hawser.faultproxy.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which calls get a planned fault. */
class PlannedFaultsTest {
  private final PlannedFaults faults = new PlannedFaults();

  @Test
  void shouldCountFromTheNextCallOfTheMethod() {
    // given
    faults.of("Poll");
    faults.plan("Poll", 2, new CallFault.Reset());

    // when
    var next = faults.of("Poll");
    var afterNext = faults.of("Poll");

    // then
    assertThat(next).isEmpty();
    assertThat(afterNext).contains(new CallFault.Reset());
    assertThat(faults.calls("Poll")).isEqualTo(3);
  }

  @Test
  void shouldHappenOnce() {
    // given
    faults.plan("Poll", 1, new CallFault.LostResponse());
    faults.of("Poll");

    // when
    var second = faults.of("Poll");

    // then
    assertThat(second).isEmpty();
    assertThat(faults.pending()).isZero();
  }

  @Test
  void shouldCountTheCallsOfEachMethod() {
    // given
    faults.of("Poll");
    faults.of("Poll");
    faults.of("Respond");

    // when
    var calls = faults.calls();

    // then
    assertThat(calls).containsExactly(Map.entry("Poll", 2L), Map.entry("Respond", 1L));
  }

  @Test
  void shouldWaitForCallsOfItsMethod() {
    // given
    faults.plan("Poll", 1, new CallFault.Reset());

    // when
    var other = faults.of("Respond");

    // then
    assertThat(other).isEmpty();
    assertThat(faults.pending()).isEqualTo(1);
  }

  @Test
  void shouldRefuseACallThatIsNotToCome() {
    // when
    var plan = assertThatThrownBy(() -> faults.plan("Poll", 0, new CallFault.Reset()));

    // then
    plan.isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the next call is number 1, not 0");
  }
}
