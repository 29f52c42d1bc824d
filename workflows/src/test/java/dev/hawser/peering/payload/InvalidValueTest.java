package dev.hawser.peering.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.protobuf.ByteString;
import dev.hawser.activity.AuthenticationActivities.Nonce;
import dev.hawser.activity.AuthenticationActivities.ProofInput;
import dev.hawser.activity.NetworkActivities.GatewayClientInput;
import io.temporal.api.common.v1.Payload;
import io.temporal.failure.ApplicationFailure;
import org.junit.jupiter.api.Test;

/** A value that a worker does not accept is a failure of its own type, and is not retried. */
final class InvalidValueTest {
  private static final String SCOPE =
      "'scope':{'cluster':'rome','peer':'milan','role':'consumer','namespace':'x','run':'r'}";

  @Test
  void shouldNameTheValueAndBothClusters() {
    // when
    var failure = failure("{" + SCOPE + ",'nonce':{'value':'sign this'}}", ProofInput.class);

    // then
    assertThat(failure.getType()).isEqualTo("InvalidValue");
    assertThat(failure.isNonRetryable()).isTrue();
    assertThat(failure.getOriginalMessage())
        .isEqualTo(
            "rome does not accept a value that it got for its peering with milan: nonce is not a"
                + " nonce of Liqo (base64 of 64 bytes), so it is not signed");
  }

  @Test
  void shouldRefuseAValueThatIsMissing() {
    // given
    var json = "{" + SCOPE + ",'server':{'publicKey':'AAAA'}}";

    // when
    var refusal = catchThrowable(() -> read(json, GatewayClientInput.class));

    // then
    assertThat(refusal).rootCause().hasMessageMatching("field .* is missing");
  }

  @Test
  void shouldSayThatAnAnswerIsInvalid() {
    // when
    var failure = failure("{'value':'AAAA'}", Nonce.class);

    // then
    assertThat(failure.getOriginalMessage()).startsWith("a worker sent an invalid value: nonce");
  }

  @Test
  void shouldReadNoTextThatIsLargerThanAnyValue() {
    // given
    var json = "{'value':'" + "x".repeat(200_000) + "'}";

    // when
    var refusal = catchThrowable(() -> read(json, Nonce.class));

    // then
    assertThat(refusal)
        .rootCause()
        .hasMessage("it is too large: at most 128 KiB per text and 50 levels are accepted");
  }

  /** As Temporal gets it. */
  private static ApplicationFailure failure(String json, Class<?> type) {
    var thrown = catchThrowable(() -> read(json, type));
    var converter = Payloads.converter();
    return (ApplicationFailure) converter.failureToException(converter.exceptionToFailure(thrown));
  }

  private static Object read(String json, Class<?> type) {
    var payload = Payloads.converter().toPayload("").orElseThrow().toBuilder();
    payload.setData(ByteString.copyFromUtf8(json.replace('\'', '"')));
    Payload built = payload.build();
    return Payloads.converter().fromPayload(built, type, type);
  }
}
