package dev.hawser.apiserver.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HumanAgeTest {
  @ParameterizedTest
  @CsvSource({
    "PT0S, 0s",
    "PT119S, 119s",
    "PT3M5S, 3m5s",
    "PT10M5S, 10m",
    "PT3H20M, 3h20m",
    "PT9H20M, 9h",
    "P3DT4H, 3d4h",
    "P30D, 30d",
    "P800D, 2y70d",
  })
  void shouldWriteAgesLikeKubectl(Duration age, String expected) {
    // when
    String text = HumanAge.of(age);

    // then
    assertThat(text).isEqualTo(expected);
  }
}
