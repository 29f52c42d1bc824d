package dev.hawser.peering.payload;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.hawser.activity.FailureType;
import dev.hawser.activity.InvalidFieldException;
import dev.hawser.activity.PlainText;
import dev.hawser.peering.Failures;
import dev.hawser.peering.RefusedUpdateException;
import io.temporal.api.failure.v1.Failure;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DataConverterException;
import io.temporal.common.converter.FailureConverter;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.DefaultFailureConverter;
import io.temporal.payload.context.ActivitySerializationContext;
import io.temporal.payload.context.SerializationContext;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reports an invalid request with its own type and sentence: the SDK wraps what a payload converter
 * throws, and the run would end with the wrapper's type and message. Hawser's failures put no stack
 * trace into the history, and every message that is written or read is plain text of bounded
 * length.
 */
final class HawserFailureConverter implements FailureConverter {
  private static final List<String> TYPES =
      Stream.of(FailureType.values()).map(FailureType::word).toList();

  private final FailureConverter standard = new DefaultFailureConverter();

  /** The activity whose failures this converts; null for those of runs. */
  private final @Nullable ActivitySerializationContext activity;

  HawserFailureConverter() {
    this(null);
  }

  private HawserFailureConverter(@Nullable ActivitySerializationContext activity) {
    this.activity = activity;
  }

  @Override
  public FailureConverter withContext(SerializationContext context) {
    return context instanceof ActivitySerializationContext called
        ? new HawserFailureConverter(called)
        : this;
  }

  @Override
  public RuntimeException failureToException(Failure failure, DataConverter converter) {
    return standard.failureToException(plain(failure), converter);
  }

  @Override
  public Failure exceptionToFailure(Throwable thrown, DataConverter converter) {
    for (Throwable cause = thrown; cause instanceof DataConverterException; ) {
      cause = cause.getCause();
      if (cause instanceof ApplicationFailure own) return convert(own, converter);
    }
    return convert(readable(thrown), converter);
  }

  /** In an activity, what can't be read is its argument; in a run, the input of an update. */
  private Throwable readable(Throwable thrown) {
    if (!(thrown instanceof DataConverterException unreadable)) return thrown;
    if (activity == null) return isNoText(unreadable) ? noText() : thrown;
    return Failures.unreadableArgument(
        activity.getActivityTaskQueue(), activity.getActivityType(), unreadable);
  }

  private static ApplicationFailure noText() {
    return Failures.refuse(
        FailureType.INVALID_REQUEST,
        "the input can't be read: use a text in quotes, such as \"wrong cluster\"");
  }

  private static boolean isNoText(Throwable unreadable) {
    for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
      if (cause instanceof MismatchedInputException mistake) {
        return mistake.getTargetType() == String.class;
      }
    }
    return false;
  }

  /** Messages quote what people and clusters said. */
  private static Failure plain(Failure failure) {
    var plain = failure.toBuilder();
    plain.setMessage(PlainText.lines(failure.getMessage(), PlainText.FAILURE));
    if (failure.hasCause()) plain.setCause(plain(failure.getCause()));
    return plain.build();
  }

  /** A sentence for people needs no stack trace; anything else is a bug, and keeps it. */
  private Failure convert(Throwable thrown, DataConverter converter) {
    var failure = plain(standard.exceptionToFailure(thrown, converter));
    boolean forPeople =
        thrown instanceof RefusedUpdateException
            || thrown instanceof InvalidFieldException
            || TYPES.contains(failure.getApplicationFailureInfo().getType());
    return forPeople ? failure.toBuilder().clearStackTrace().build() : failure;
  }
}
