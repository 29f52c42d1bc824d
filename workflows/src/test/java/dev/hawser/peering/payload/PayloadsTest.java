package dev.hawser.peering.payload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import dev.hawser.activity.DeleteResult;
import dev.hawser.activity.NetworkActivities.ConfigurationInput;
import dev.hawser.activity.OffloadingActivities.NodeInput;
import dev.hawser.peering.PeerRequest;
import io.temporal.api.common.v1.Payload;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The wire format. Where it differs from a recorded file, running sagas and other versions can't
 * read each other. {@link PayloadRecorder} records new files, for an intended change.
 */
final class PayloadsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  static List<Class<?>> types() {
    return PayloadSamples.types();
  }

  @ParameterizedTest
  @MethodSource("types")
  void shouldWriteTheRecordedPayload(Class<?> type) throws IOException {
    // when
    var written = write(PayloadSamples.of(type)).getData().toStringUtf8();

    // then
    assertThat(JSON.readTree(written)).isEqualTo(JSON.readTree(recorded(type)));
  }

  @ParameterizedTest
  @MethodSource("types")
  void shouldReadTheRecordedPayload(Class<?> type) throws IOException {
    // given
    var recorded = recorded(type);

    // when
    Object read = read(recorded, type);

    // then
    assertThat(read).isEqualTo(PayloadSamples.of(type));
  }

  @Test
  void shouldReadAnAnswerOfANewerWriter() {
    // when
    var read = read("{\"deleted\":[],\"kept\":[],\"since\":\"v9\"}", DeleteResult.class);

    // then
    assertThat(read).isEqualTo(DeleteResult.NOTHING);
  }

  static Stream<Arguments> removedFields() {
    return Stream.of(
        Arguments.of(
            ConfigurationInput.class,
            "own",
            "{\"pod\":[\"10.10.0.0/16\"],\"external\":[\"10.70.0.0/16\"]}"),
        Arguments.of(NodeInput.class, "node", "\"milan\""));
  }

  @ParameterizedTest
  @MethodSource("removedFields")
  void shouldReadThePayloadOfAnOlderWriterWithAFieldThatWasRemoved(
      Class<?> type, String field, String value) throws IOException {
    // given
    var older = (ObjectNode) JSON.readTree(recorded(type));
    older.set(field, JSON.readTree(value));

    // when
    Object read = read(older.toString(), type);

    // then
    assertThat(read).isEqualTo(PayloadSamples.of(type));
  }

  @Test
  void shouldOmitFieldsThatAreNotSet() {
    // when
    var written = write(PeerRequest.of("rome", "milan")).getData().toStringUtf8();

    // then
    assertThat(written).isEqualTo("{\"consumer\":\"rome\",\"provider\":\"milan\"}");
  }

  private static Payload write(Object value) {
    return Payloads.converter().toPayload(value).orElseThrow();
  }

  private static <T> T read(String json, Class<T> type) {
    var payload = write("").toBuilder();
    payload.setData(ByteString.copyFromUtf8(json));
    return Payloads.converter().fromPayload(payload.build(), type, type);
  }

  private static String recorded(Class<?> type) throws IOException {
    return Files.readString(PayloadRecorder.payload(type));
  }
}
