package dev.hawser.liqo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoProxyTest {
  @ParameterizedTest
  @CsvSource({
    "*, milan.example",
    "milan.example, milan.example",
    "example, milan.example",
    "EXAMPLE, Milan.Example",
    ".example, milan.example",
    "*.example, milan.example",
    "milan.example:6443, milan.example",
    "10.1.2.3, 10.1.2.3",
    "10.1.2.3:6443, 10.1.2.3",
    "10.0.0.0/8, 10.1.2.3",
    "fd00::/8, fd00::1",
    "fd00::1, fd00:0::1",
    "[fd00::1]:6443, fd00::1",
    "'rome, , milan.example', milan.example",
    "nowhere, localhost",
    "nowhere, 127.0.0.2",
    "nowhere, ::1",
  })
  void shouldExempt(String variable, String host) {
    // when
    boolean exempt = NoProxy.of(variable).exempts(host, 6443);

    // then
    assertThat(exempt).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "ample, milan.example",
    ".milan.example, milan.example",
    "rome.milan.example, milan.example",
    "milan.example:443, milan.example",
    "10.1.2.3:443, 10.1.2.3",
    "10.1.2.3, 10.1.2.4",
    "10.0.0.0/8, 11.1.2.3",
    "10.0.0.0/x, 10.1.2.3",
    "10.0.0.0/99, 10.1.2.3",
    "10.0.0.0/8, milan.example",
    "fd00::/8, 10.1.2.3",
    "fd00::1, fd00::2",
  })
  void shouldNotExempt(String variable, String host) {
    // when
    boolean exempt = NoProxy.of(variable).exempts(host, 6443);

    // then
    assertThat(exempt).isFalse();
  }

  @Test
  void shouldExemptNothingWithoutTheVariable() {
    // when
    boolean exempt = NoProxy.of(null).exempts("milan.example", 443);

    // then
    assertThat(exempt).isFalse();
  }
}
