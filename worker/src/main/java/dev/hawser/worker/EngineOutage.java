package dev.hawser.worker;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import io.grpc.StatusRuntimeException;
import java.util.Optional;

/** Which warnings of Temporal's SDK only say that the server can't be reached. */
final class EngineOutage {
  private static final String ENGINE = "io.temporal.";

  private EngineOutage() {}

  /** Why it can't be reached; empty for every other event. */
  static Optional<String> of(ILoggingEvent event) {
    return isWarning(event)
        ? call(event).filter(TemporalErrors::isUnreachable).map(TemporalErrors::clause)
        : Optional.empty();
  }

  /** Whether the SDK warns of something. */
  static boolean isWarning(ILoggingEvent event) {
    return event.getLoggerName().startsWith(ENGINE) && event.getLevel().equals(Level.WARN);
  }

  /** The call to the server whose failure the event reports. */
  static Optional<StatusRuntimeException> call(ILoggingEvent event) {
    if (!(event.getThrowableProxy() instanceof ThrowableProxy proxy)) return Optional.empty();
    for (Throwable cause = proxy.getThrowable(); cause != null; cause = cause.getCause()) {
      if (cause instanceof StatusRuntimeException call) return Optional.of(call);
    }
    return Optional.empty();
  }
}
