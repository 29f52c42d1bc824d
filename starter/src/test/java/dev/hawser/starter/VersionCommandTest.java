package dev.hawser.starter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.peering.payload.Payloads;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class VersionCommandTest {
  @RegisterExtension static final TestTemporal temporal = new TestTemporal();

  @Test
  void shouldAskNobodyForTheClient() {
    // given
    var cli = Cli.inPipe().with("TEMPORAL_ADDRESS", "127.0.0.1:1");

    // when
    var result = cli.run("version", "--client");

    // then
    assertThat(result.out()).isEqualTo("client   hawser development\n");
    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isZero();
  }

  @Test
  void shouldShowTheServer() {
    // given
    var cli = Cli.inPipe().on(temporal);

    // when
    var result = cli.run("version");

    // then
    assertThat(result.out())
        .startsWith("client   hawser development\nserver   Temporal ")
        .contains(" at " + temporal.address());
    assertThat(result.code()).isZero();
  }

  @Test
  void shouldShowBothSidesOfAPair() throws Exception {
    // given
    var cli = Cli.inPipe().on(temporal);

    // when
    var result = cli.run("version", "rome", "milan", "-o", "json");

    // then
    var clusters = Payloads.json().readTree(result.out()).get("clusters");
    assertThat(clusters.get(0).get("id").asText()).isEqualTo("rome");
    assertThat(clusters.get(1).get("id").asText()).isEqualTo("milan");
    assertThat(result.code()).isZero();
  }

  @Test
  void shouldNameWhoDoesNotAnswerAndShowTheRest() {
    // given
    var address = "127.0.0.1:" + TestTemporal.freePort();

    // when
    var result = Cli.inPipe().run("version", "--address", address);

    // then
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.out()).isEqualTo("client   hawser development\n");
    assertThat(result.err())
        .contains("INFO: Waiting up to 5 s for those who have not answered\n")
        .endsWith("WARN: Temporal at " + address + ": no answer in time\n");
  }
}
