package dev.hawser.worker;

import ch.qos.logback.classic.pattern.ThrowableHandlingConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** In the log, an exception is its innermost message, on the line of the event. */
public final class InnermostMessageConverter extends ThrowableHandlingConverter {
  @Override
  public String convert(ILoggingEvent event) {
    String reason = "";
    for (var cause = event.getThrowableProxy(); cause != null; cause = cause.getCause()) {
      String message = cause.getMessage();
      if (message != null && !message.isBlank()) {
        reason = ": " + message.lines().findFirst().orElse(message);
      } else if (reason.isEmpty()) {
        reason = ": " + cause.getClassName();
      }
    }
    return reason;
  }
}
