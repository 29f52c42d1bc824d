package dev.hawser.simulator.authenticationcontroller;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ValidityTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Validity NINE_HOURS = new Validity(START, START.plus(Duration.ofHours(9)));

  @Test
  void shouldBeDueAfterTwoThirdsOfItsValidity() {
    assertThat(NINE_HOURS.isDue(START.plus(Duration.ofHours(6)).minusSeconds(1))).isFalse();
    assertThat(NINE_HOURS.isDue(START.plus(Duration.ofHours(6)))).isTrue();
  }

  @Test
  void shouldCheckAgainATenthLaterThanDue() {
    assertThat(NINE_HOURS.untilNextCheck(START.plus(Duration.ofHours(5))))
        .isEqualTo(Duration.ofMinutes(66));
  }
}
