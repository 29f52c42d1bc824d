package dev.hawser.starter.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebUiTest {
  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:7233, , http://127.0.0.1:8233/namespaces/default/workflows",
    "localhost:7300, , http://localhost:8300/namespaces/default/workflows",
    "localhost, , http://localhost:8233/namespaces/default/workflows",
    "[::1]:7233, , http://[::1]:8233/namespaces/default/workflows",
    "dns:///localhost:7233, , http://localhost:8233/namespaces/default/workflows",
    "temporal.example:7233, https://ui.example/, https://ui.example/namespaces/default/workflows",
    "127.0.0.1:7233, http://127.0.0.1:8080, http://127.0.0.1:8080/namespaces/default/workflows",
    "acme.a1b2c.tmprl.cloud:7233, , https://cloud.temporal.io/namespaces/default/workflows",
    "eu-west-1.aws.api.temporal.io:7233, , https://cloud.temporal.io/namespaces/default/workflows"
  })
  void shouldFollowFromTheSettingOrTheServer(
      String address, @Nullable String configured, String expected) {
    // when
    var ui = WebUi.of(configured, address, "default");

    // then
    assertThat(ui.map(WebUi::runs)).hasValue(expected);
  }

  @Test
  void shouldNotBeGuessedForAnotherComputer() {
    // when
    var ui = WebUi.of(null, "temporal.example:7233", "default");

    // then
    assertThat(ui).isEmpty();
  }

  @Test
  void shouldLinkToARun() {
    // given
    var ui = new WebUi("https://ui.example", "my peerings", false);

    // when
    String link = ui.run(new RunId("peering/milan~rome", "0b1c"));

    // then
    assertThat(link)
        .isEqualTo(
            "https://ui.example/namespaces/my%20peerings/workflows/peering%2Fmilan~rome/0b1c/history");
  }

  @Test
  void shouldTellWhetherAGuessIsRight() throws Exception {
    // given
    try (var ui = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      String address = "127.0.0.1:" + (ui.getLocalPort() - 1000);

      // when
      boolean isListening = WebUi.of(null, address, "default").orElseThrow().isListening();

      // then
      assertThat(isListening).isTrue();
    }
  }
}
