package dev.hawser.peering.payload;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.hawser.activity.FailureType;
import dev.hawser.peering.Failures;
import dev.hawser.peering.StrictInput;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DataConverterException;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.common.converter.JacksonJsonPayloadConverter;
import java.io.IOException;
import java.lang.reflect.Type;

/**
 * How values are stored in Temporal: JSON with ISO-8601 durations and times. Requests are read
 * strictly, with a sentence about what is wrong; everything else tolerantly, so that an older
 * reader understands a newer writer.
 */
public final class Payloads {
  private static final ObjectMapper TOLERANT = mapper(false);
  private static final ObjectMapper STRICT = mapper(true);

  private Payloads() {}

  /** The one converter of worker, starter and tests. */
  public static DataConverter converter() {
    return DefaultDataConverter.newDefaultInstance()
        .withPayloadConverterOverrides(new Json())
        .withFailureConverter(new HawserFailureConverter());
  }

  /** The mapper that it uses, for {@code -o json}. */
  public static ObjectMapper json() {
    return TOLERANT.copy();
  }

  private static ObjectMapper mapper(boolean strict) {
    return JsonMapper.builder()
        .addModules(new JavaTimeModule(), new Jdk8Module())
        .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
        .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, strict)
        .configure(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE, !strict)
        .defaultPropertyInclusion(
            JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
        .build();
  }

  private static final class Json extends JacksonJsonPayloadConverter {
    Json() {
      super(TOLERANT);
    }

    @Override
    public <T> T fromData(Payload content, Class<T> valueClass, Type valueType) {
      if (!valueClass.isAnnotationPresent(StrictInput.class)) {
        return super.fromData(content, valueClass, valueType);
      }
      try {
        var request = STRICT.readTree(content.getData().newInput());
        var unknown = UnknownField.in(request, valueClass);
        if (unknown.isPresent()) throw unknown.get().failure();
        return STRICT.treeToValue(request, valueClass);
      } catch (JsonProcessingException e) {
        throw Failures.refuse(FailureType.INVALID_REQUEST, RequestErrors.sentence(e, valueClass));
      } catch (IOException e) {
        throw new DataConverterException(e);
      }
    }
  }
}
