package dev.hawser.peering.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which versions of Liqo may peer with each other. */
final class LiqoVersionTest {
  @ParameterizedTest
  @CsvSource({
    "v1.2.0, v1.2.7, true",
    "1.2.0, v1.2.0-rc.1, true",
    "v1.1.3, v1.2.0, false",
    "v1.2.0, v2.2.0, false",
  })
  void shouldBeCompatibleWithinOneMinorVersionOnly(String one, String other, boolean expected) {
    // when
    boolean compatible = version(one).isCompatibleWith(version(other));

    // then
    assertThat(compatible).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      value = {"null", "main", "v1.2", "sha256:0123"},
      nullValues = "null")
  void shouldReadNoVersionFromATagThatIsNotARelease(String tag) {
    // when
    var version = LiqoVersion.parse(tag);

    // then
    assertThat(version).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"v1.0.1, true", "v1.0.2, false", "v1.1.0, false", "v0.9.9, true", "v2.0.0, false"})
  void shouldCompareWithAnotherVersion(String version, boolean expected) {
    // when
    boolean older = version(version).isBefore(1, 0, 2);

    // then
    assertThat(older).isEqualTo(expected);
  }

  private static LiqoVersion version(String tag) {
    return LiqoVersion.parse(tag).orElseThrow();
  }
}
