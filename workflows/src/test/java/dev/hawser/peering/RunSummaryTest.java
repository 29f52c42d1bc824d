package dev.hawser.peering;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.hawser.activity.ClusterId;
import dev.hawser.peering.payload.Payloads;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RunSummaryTest {
  /** Temporal's limit for a summary. */
  private static final int MOST_BYTES = 400;

  @Test
  void shouldNameTheDirection() {
    // when
    var summary = RunSummary.of(UnpeerRequest.of("rome", "milan"));

    // then
    assertThat(summary).isEqualTo("rome → milan");
  }

  @Test
  void shouldNameTheReason() {
    // given
    var request = request("rome", "milan", "nightly jobs");

    // when
    var summary = RunSummary.of(request);

    // then
    assertThat(summary).isEqualTo("rome → milan: nightly jobs");
  }

  @Test
  void shouldBeTakenByTemporalHoweverLongItsPartsAre() throws JsonProcessingException {
    // given
    var request = request("r".repeat(51), "m".repeat(51), "\"理".repeat(400));

    // when
    var summary = RunSummary.of(request);

    // then
    var json = Payloads.json().writeValueAsString(summary);
    assertThat(json.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(MOST_BYTES);
    assertThat(summary).endsWith("…");
  }

  private static PeerRequest request(String consumer, String provider, String reason) {
    return PeerRequest.builder(new ClusterId(consumer), new ClusterId(provider))
        .reason(reason)
        .build();
  }
}
