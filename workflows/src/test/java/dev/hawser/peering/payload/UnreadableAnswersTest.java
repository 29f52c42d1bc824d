package dev.hawser.peering.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import dev.hawser.activity.ActivityScope;
import dev.hawser.peering.Failures;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.DataConverterException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every field of everything that runs and the workers of clusters exchange, gone wrong. */
final class UnreadableAnswersTest {
  private static final JsonNode OBJECT = JsonNodeFactory.instance.objectNode().put("no", "such");
  private static final JsonNode NUMBERS = JsonNodeFactory.instance.arrayNode().add(1);

  static Stream<Arguments> fields() {
    return PayloadSamples.types().stream()
        .filter(type -> type.getPackage() == ActivityScope.class.getPackage())
        .flatMap(
            type ->
                Arrays.stream(type.getRecordComponents())
                    .map(component -> Arguments.of(type, component)));
  }

  static Stream<Arguments> requiredFields() {
    return fields().filter(each -> isRequired((RecordComponent) each.get()[1]));
  }

  static Stream<Arguments> constants() {
    return fields().filter(each -> ((RecordComponent) each.get()[1]).getType().isEnum());
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("requiredFields")
  void shouldNameAFieldThatIsMissing(Class<?> type, RecordComponent field) {
    // given
    var json = sample(type);
    json.remove(field.getName());

    // when
    var reading = assertThatThrownBy(() -> read(json, type));

    // then
    reading.isInstanceOfSatisfying(
        DataConverterException.class,
        e -> assertThat(Failures.reason(e)).isEqualTo("field " + field.getName() + " is missing"));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("requiredFields")
  void shouldNameAFieldThatIsNull(Class<?> type, RecordComponent field) {
    // given
    var json = sample(type);
    json.putNull(field.getName());

    // when
    var reading = assertThatThrownBy(() -> read(json, type));

    // then
    reading.isInstanceOfSatisfying(
        DataConverterException.class,
        e -> assertThat(Failures.reason(e)).isEqualTo("field " + field.getName() + " is missing"));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("fields")
  void shouldRefuseAFieldOfAnotherType(Class<?> type, RecordComponent field) {
    // given
    var json = sample(type);
    json.set(field.getName(), isObject(field.getType()) ? NUMBERS : OBJECT);

    // when
    var reading = assertThatThrownBy(() -> read(json, type));

    // then
    reading.isInstanceOf(DataConverterException.class);
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("constants")
  void shouldRefuseAnUnknownConstant(Class<?> type, RecordComponent field) {
    // given
    var json = sample(type).put(field.getName(), "NoSuchConstant");

    // when
    var reading = assertThatThrownBy(() -> read(json, type));

    // then
    reading.isInstanceOfSatisfying(
        DataConverterException.class,
        e -> assertThat(Failures.reason(e)).isEqualTo("it is not of the expected type"));
  }

  private static boolean isObject(Class<?> type) {
    return type.isRecord() || type == Map.class;
  }

  private static boolean isRequired(RecordComponent field) {
    return !field.getAnnotatedType().isAnnotationPresent(Nullable.class)
        && !List.of("because", "policies", "health").contains(field.getName());
  }

  private static ObjectNode sample(Class<?> type) {
    return Payloads.json().valueToTree(PayloadSamples.of(type));
  }

  private static Object read(JsonNode json, Class<?> type) {
    Payload text = Payloads.converter().toPayload("").orElseThrow();
    var payload = text.toBuilder().setData(ByteString.copyFromUtf8(json.toString())).build();
    return Payloads.converter().fromPayload(payload, type, type);
  }
}
