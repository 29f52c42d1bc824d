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
    // given
    var twoThirds = START.plus(Duration.ofHours(6));

    // when
    boolean dueBefore = NINE_HOURS.isDue(twoThirds.minusSeconds(1));
    boolean dueThen = NINE_HOURS.isDue(twoThirds);

    // then
    assertThat(dueBefore).isFalse();
    assertThat(dueThen).isTrue();
  }

  @Test
  void shouldCheckAgainATenthLaterThanDue() {
    // given
    var anHourBeforeDue = START.plus(Duration.ofHours(5));

    // when
    var untilNextCheck = NINE_HOURS.untilNextCheck(anHourBeforeDue);

    // then
    assertThat(untilNextCheck).isEqualTo(Duration.ofMinutes(66));
  }
}
