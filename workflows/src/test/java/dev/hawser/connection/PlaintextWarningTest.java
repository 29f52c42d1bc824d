package dev.hawser.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses are this computer's own. */
class PlaintextWarningTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1:7233",
        "127.0.0.1",
        "127.8.9.10:7233",
        "[::1]:7233",
        "[0:0:0:0:0:0:0:1]:7233",
        "localhost:7233",
        "LocalHost.:7233",
        "temporal.localhost:7233",
        "dns:///localhost:7233"
      })
  void shouldNotWarnOfLoopback(String address) {
    // when
    var warning = PlaintextWarning.of(address);

    // then
    assertThat(warning).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.7:7233",
        "128.0.0.1:7233",
        "0.0.0.0:7233",
        "127.0.0.1.example.com:7233",
        "[2001:db8::7]:7233",
        "[fe80::1]:7233",
        "[not-an-address]:7233",
        "temporal:7233",
        "temporal-frontend.temporal.svc:7233",
        "localhost.example.com:7233",
        "mylocalhost:7233",
        "dns:///temporal.example:7233"
      })
  void shouldNameEveryOtherAddress(String address) {
    // when
    var warning = PlaintextWarning.of(address);

    // then
    assertThat(warning)
        .contains(
            "the connection to Temporal at "
                + address
                + " is not encrypted: set TEMPORAL_TLS=true, or tls in the profile, to use TLS");
  }
}
