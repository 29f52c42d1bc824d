package dev.hawser.peering.payload;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.hawser.activity.ActivityScope;
import dev.hawser.activity.FailureType;
import dev.hawser.peering.Failures;
import dev.hawser.peering.StrictInput;
import dev.hawser.peering.UnreadableAnswerException;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DataConverterException;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.common.converter.JacksonJsonPayloadConverter;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.List;

/**
 * How values are stored in Temporal: JSON with ISO-8601 durations and times. Requests are read
 * strictly, with a sentence about what is wrong; everything else tolerantly, so that an older
 * reader understands a newer writer.
 */
public final class Payloads {
  /** Temporal accepts no more. */
  private static final int LARGEST_DOCUMENT = 2 * 1024 * 1024;

  /** Between runs and workers. A view of a cluster with hundreds of objects has a tenth of it. */
  private static final int LARGEST_VALUE = 1024 * 1024;

  private static final int LONGEST_TEXT = 128 * 1024;
  private static final int DEEPEST = 50;

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
    return JsonMapper.builder(
            JsonFactory.builder()
                .streamReadConstraints(
                    StreamReadConstraints.builder()
                        .maxDocumentLength(LARGEST_DOCUMENT)
                        .maxStringLength(LONGEST_TEXT)
                        .maxNestingDepth(DEEPEST)
                        .build())
                .build())
        .addModules(new JavaTimeModule(), new Jdk8Module())
        .addModules(strict ? List.of(TypedDuration.module()) : List.<SimpleModule>of())
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
      if (valueClass.isAnnotationPresent(StrictInput.class)) return request(content, valueClass);
      if (isContract(valueClass)) requireReadable(content, valueType);
      return value(content, valueClass, valueType);
    }

    /** What runs and the workers of clusters exchange. */
    private static boolean isContract(Class<?> type) {
      return type.getPackageName().equals(ActivityScope.class.getPackageName());
    }

    private static void requireReadable(Payload content, Type type) {
      if (content.getData().size() > LARGEST_VALUE) {
        throw new UnreadableAnswerException(
            "it has " + content.getData().size() + " bytes, more than " + LARGEST_VALUE);
      }
      try {
        var missing = RequiredFields.missing(TOLERANT.readTree(content.getData().newInput()), type);
        if (missing.isPresent()) {
          throw new UnreadableAnswerException("field " + missing.get() + " is missing");
        }
      } catch (StreamConstraintsException e) {
        throw new UnreadableAnswerException(
            "it is too large: at most 128 KiB per text and 50 levels are accepted");
      } catch (IOException e) {
        throw new UnreadableAnswerException("it is not JSON");
      }
    }

    /**
     * What crossed between workers: a value that breaks a rule is refused by the one that reads.
     */
    private <T> T value(Payload content, Class<T> valueClass, Type valueType) {
      try {
        return super.fromData(content, valueClass, valueType);
      } catch (DataConverterException e) {
        throw InvalidValue.in(content, e).orElseThrow(() -> e);
      }
    }

    private static <T> T request(Payload content, Class<T> valueClass) {
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
