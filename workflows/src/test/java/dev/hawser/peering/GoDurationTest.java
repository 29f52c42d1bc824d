package dev.hawser.peering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoDurationTest {
  @ParameterizedTest
  @CsvSource({
    "10m, PT10M",
    "1h30m, PT1H30M",
    "1.5h, PT1H30M",
    "120s, PT2M",
    "250ms, PT0.25S",
    ".5s, PT0.5S",
    "1h2m3s4ms, PT1H2M3.004S",
    "+10m, PT10M",
    "PT10M, PT10M",
    "pt90s, PT1M30S"
  })
  void shouldReadGoAndIsoDurations(String text, Duration expected) {
    // when
    var duration = GoDuration.parse(text);

    // then
    assertThat(duration).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "PT10M, 10m",
    "PT1H30M, 1h30m",
    "PT90S, 1m30s",
    "PT0.25S, 250ms",
    "PT48H, 48h",
    "PT1.5S, 1.5s",
    "PT168H, 168h",
    "PT1H0.5S, 1h500ms",
    "PT0S, 0s"
  })
  void shouldWriteDurationsAsPeopleTypeThem(Duration duration, String text) {
    // when
    var written = GoDuration.text(duration);

    // then
    assertThat(written).isEqualTo(text);
    assertThat(GoDuration.parse(written)).isEqualTo(duration);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10", "", "m", "10 m", "ten minutes", "10m!", "PT", "9999999999999h"})
  void shouldRejectAnyOtherText(String text) {
    // when
    var parsing = assertThatThrownBy(() -> GoDuration.parse(text));

    // then
    parsing
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("\"" + text + "\" is not a duration such as 10m, 1h30m or PT10M");
  }
}
