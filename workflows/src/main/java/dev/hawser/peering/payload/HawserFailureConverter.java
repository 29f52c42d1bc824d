package dev.hawser.peering.payload;

import dev.hawser.activity.FailureType;
import io.temporal.api.failure.v1.Failure;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DataConverterException;
import io.temporal.common.converter.FailureConverter;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.DefaultFailureConverter;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reports an invalid request with its own type and sentence: the SDK wraps what a payload converter
 * throws, and the run would end with the wrapper's type and message. Hawser's failures put no stack
 * trace into the history.
 */
final class HawserFailureConverter implements FailureConverter {
  private static final List<String> TYPES =
      Stream.of(FailureType.values()).map(FailureType::word).toList();

  private final FailureConverter standard = new DefaultFailureConverter();

  @Override
  public RuntimeException failureToException(Failure failure, DataConverter converter) {
    return standard.failureToException(failure, converter);
  }

  @Override
  public Failure exceptionToFailure(Throwable thrown, DataConverter converter) {
    for (Throwable cause = thrown; cause instanceof DataConverterException; ) {
      cause = cause.getCause();
      if (cause instanceof ApplicationFailure own) return convert(own, converter);
    }
    return convert(thrown, converter);
  }

  /** A sentence for people needs no stack trace; anything else is a bug, and keeps it. */
  private Failure convert(Throwable thrown, DataConverter converter) {
    var failure = standard.exceptionToFailure(thrown, converter);
    boolean ours = TYPES.contains(failure.getApplicationFailureInfo().getType());
    return ours ? failure.toBuilder().clearStackTrace().build() : failure;
  }
}
