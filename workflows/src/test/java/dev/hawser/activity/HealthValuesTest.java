package dev.hawser.activity;

import static dev.hawser.activity.CrossingValue.accepted;
import static dev.hawser.activity.CrossingValue.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.hawser.activity.PairActivities.InspectInput;
import dev.hawser.activity.PairHealth.AuthenticationHealth;
import dev.hawser.activity.PairHealth.NetworkHealth;
import dev.hawser.activity.PairHealth.OffloadingHealth;
import dev.hawser.peering.payload.Payloads;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What clusters say of how the objects of a pair fare. */
final class HealthValuesTest {
  private static final Instant SINCE = Instant.parse("2026-11-23T08:07:21Z");
  private static final ClusterId ROME = new ClusterId("rome");
  private static final ClusterId MILAN = new ClusterId("milan");

  static Stream<CrossingValue> valid() {
    return Stream.of(
        accepted("condition", () -> new Condition("True", "KubeletReady", "well", SINCE)),
        accepted("condition without more", () -> new Condition("Running", null, null, null)),
        accepted("no latency at all", () -> new Latency(Duration.ZERO, null)));
  }

  static Stream<CrossingValue> invalid() {
    return Stream.of(
        refused("no status", () -> new Condition(null, "r", "m", SINCE), "status is missing"),
        refused("no round trip", () -> new Latency(null, SINCE), "roundTrip is missing"),
        refused("negative", () -> new Latency(Duration.ofMillis(-1), SINCE), "not between 0 and"),
        refused("a day", () -> new Latency(Duration.ofDays(1), SINCE), "not between 0 and"));
  }

  @ParameterizedTest
  @MethodSource("valid")
  void shouldAcceptWhatClustersSay(CrossingValue value) {
    // when
    var refusal = catchThrowable(() -> value.made().get());

    // then
    assertThat(refusal).isNull();
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void shouldRefuseAnythingElse(CrossingValue value) {
    // when
    var refusal = catchThrowableOfType(InvalidFieldException.class, () -> value.made().get());

    // then
    value.assertRefused(refusal);
  }

  @Test
  void shouldShowConditionsWithoutControlCharactersAndCut() {
    // when
    var condition = new Condition("\u001b[31mTrue", "a\nb", "x".repeat(10_000), null);

    // then
    assertThat(condition.status()).isEqualTo("[31mTrue");
    assertThat(condition.reason()).isEqualTo("a b");
    assertThat(condition.message()).hasSize(PlainText.WORDS);
  }

  @ParameterizedTest
  @CsvSource({
    "1.23ms, PT0.00123S",
    "0ms, PT0S",
    "850µs, PT0.00085S",
    "12ns, PT0.000000012S",
    "2s, PT2S"
  })
  void shouldReadLatenciesAsLiqoWritesThem(String written, Duration roundTrip) {
    // when
    var latency = Latency.of(written, SINCE);

    // then
    assertThat(latency).contains(new Latency(roundTrip, SINCE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "fast", "-1ms", "1h2m", "1e9s", "9999999999999999999999s", "90000s"})
  void shouldKnowNoLatencyFromAnythingElse(String written) {
    // when
    var latency = Latency.of(written, SINCE);

    // then
    assertThat(latency).isEmpty();
  }

  @Test
  void shouldReadBackTheHealthOfACluster() throws JsonProcessingException {
    // given
    var condition = new Condition("True", "KubeletReady", null, SINCE);
    var health =
        new PairHealth(
            new NetworkHealth(condition, null, condition, new Latency(Duration.ofMillis(2), null)),
            new AuthenticationHealth(SINCE, null, SINCE),
            new OffloadingHealth(null, null, null, condition));
    var json = Payloads.json();

    // when
    var read =
        json.readValue(
            json.writeValueAsString(ClusterView.absent(ROME).withHealth(health)),
            ClusterView.class);

    // then
    assertThat(read.health()).isEqualTo(health);
  }

  @Test
  void shouldReadWhatAWorkerWithoutHealthSays() throws JsonProcessingException {
    // given
    var json = Payloads.json();
    var older = json.writeValueAsString(ClusterView.absent(ROME));

    // when
    var read = json.readValue(older, ClusterView.class);

    // then
    assertThat(older).doesNotContain("health");
    assertThat(read.health()).isNull();
  }

  @Test
  void shouldAskAsBeforeWhereTheHealthIsNotWanted() throws JsonProcessingException {
    // given
    var input = new InspectInput(ROME, MILAN, Role.CONSUMER, false);

    // when
    var written = Payloads.json().writeValueAsString(input);

    // then
    assertThat(written)
        .isEqualTo(
            "{\"cluster\":\"rome\",\"peer\":\"milan\",\"role\":\"consumer\","
                + "\"untilAnswered\":false}");
  }
}
