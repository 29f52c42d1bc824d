package dev.hawser.worker;

import ch.qos.logback.classic.pattern.ThrowableHandlingConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;

/**
 * The text of a line of the log: the message, and of an exception its innermost message. While
 * Temporal is away, the SDK's warnings are all one and the same sentence.
 */
public final class LogTextConverter extends ThrowableHandlingConverter {
  @Override
  public String convert(ILoggingEvent event) {
    return EngineOutage.of(event)
        .map(why -> "Temporal can't be reached: " + why + "; trying again")
        .orElseGet(() -> event.getFormattedMessage() + cause(event));
  }

  private static String cause(ILoggingEvent event) {
    return event.getThrowableProxy() instanceof ThrowableProxy proxy
        ? ": " + ErrorMessages.innermost(proxy.getThrowable())
        : "";
  }
}
