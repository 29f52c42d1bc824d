package dev.hawser.peering;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.hawser.cluster.FailureType;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DataConverterException;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.common.converter.JacksonJsonPayloadConverter;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How every value of Hawser stands in Temporal: JSON with ISO-8601 durations and times. Requests
 * are read strictly, with a sentence about what is wrong; everything else tolerantly, so that an
 * older reader understands a newer writer.
 */
public final class Payloads {
  private static final ObjectMapper TOLERANT = mapper(false);
  private static final ObjectMapper STRICT = mapper(true);

  private Payloads() {}

  /** The one converter of worker, starter and tests. */
  public static DataConverter converter() {
    return DefaultDataConverter.newDefaultInstance().withPayloadConverterOverrides(new Json());
  }

  /** The mapper behind it, for people's eyes: {@code -o json}. */
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
        .defaultPropertyInclusion(
            com.fasterxml.jackson.annotation.JsonInclude.Value.construct(
                com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL,
                com.fasterxml.jackson.annotation.JsonInclude.Include.ALWAYS))
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
        return STRICT.readValue(content.getData().newInput(), valueClass);
      } catch (JsonProcessingException e) {
        throw Failures.refuse(FailureType.InvalidRequest, InputMistake.sentence(e, valueClass));
      } catch (java.io.IOException e) {
        throw new DataConverterException(e);
      }
    }
  }

  /** Says what is wrong with a request, where, and what would be right. */
  static final class InputMistake {
    private InputMistake() {}

    static String sentence(JsonProcessingException mistake, Class<?> request) {
      return switch (mistake) {
        case UnrecognizedPropertyException unknown -> unknown(unknown);
        case InvalidFormatException format -> format(format);
        case JsonMappingException mapping -> mapping(mapping, request);
        default -> "the request is not JSON: " + mistake.getOriginalMessage();
      };
    }

    private static String unknown(UnrecognizedPropertyException mistake) {
      String known =
          Optional.ofNullable(mistake.getKnownPropertyIds()).stream()
              .flatMap(java.util.Collection::stream)
              .map(String::valueOf)
              .sorted()
              .collect(Collectors.joining(", "));
      return "unknown field \"" + path(mistake) + "\"; known fields: " + known;
    }

    private static String format(InvalidFormatException mistake) {
      String sentence = "\"" + mistake.getValue() + "\" is no value of " + path(mistake);
      if (mistake.getTargetType() == null || !mistake.getTargetType().isEnum()) {
        return sentence + ": " + expected(mistake.getTargetType());
      }
      return sentence
          + "; known values: "
          + Arrays.stream(mistake.getTargetType().getEnumConstants())
              .map(constant -> TOLERANT.convertValue(constant, String.class))
              .collect(Collectors.joining(", "));
    }

    private static String expected(@org.jspecify.annotations.Nullable Class<?> type) {
      if (type == java.time.Duration.class) return "use an ISO-8601 duration such as PT10M";
      return "use a "
          + (type == null ? "value" : type.getSimpleName().toLowerCase(java.util.Locale.ROOT));
    }

    private static String mapping(JsonMappingException mistake, Class<?> request) {
      for (Throwable cause = mistake; cause != null; cause = cause.getCause()) {
        if (cause instanceof IllegalArgumentException rule && rule.getMessage() != null) {
          return rule.getMessage();
        }
      }
      String where = path(mistake);
      return where.isEmpty()
          ? "the request must be one JSON object (" + request.getSimpleName() + ")"
          : "field \"" + where + "\" can't be read: " + firstLine(mistake.getOriginalMessage());
    }

    private static String path(JsonMappingException mistake) {
      return mistake.getPath().stream()
          .map(JsonMappingException.Reference::getFieldName)
          .filter(java.util.Objects::nonNull)
          .collect(Collectors.joining("."));
    }

    private static String firstLine(String text) {
      return text.lines().findFirst().orElse("");
    }
  }
}
