package dev.hawser.peering;

import io.temporal.api.failure.v1.Failure;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DataConverterException;
import io.temporal.common.converter.FailureConverter;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.DefaultFailureConverter;

/**
 * Shows what is wrong with a request as our failure: the SDK wraps whatever a payload converter
 * throws, and the run would end with the wrapper's type and message.
 */
final class OwnFailures implements FailureConverter {
  private final FailureConverter standard = new DefaultFailureConverter();

  @Override
  public RuntimeException failureToException(Failure failure, DataConverter converter) {
    return standard.failureToException(failure, converter);
  }

  @Override
  public Failure exceptionToFailure(Throwable thrown, DataConverter converter) {
    for (Throwable cause = thrown; cause instanceof DataConverterException; ) {
      cause = cause.getCause();
      if (cause instanceof ApplicationFailure own)
        return standard.exceptionToFailure(own, converter);
    }
    return standard.exceptionToFailure(thrown, converter);
  }
}
