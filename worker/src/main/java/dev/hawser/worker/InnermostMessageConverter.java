package dev.hawser.worker;

import ch.qos.logback.classic.pattern.ThrowableHandlingConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;

/** Prints an exception in the log as its innermost message, on the line of the event. */
public final class InnermostMessageConverter extends ThrowableHandlingConverter {
  @Override
  public String convert(ILoggingEvent event) {
    return event.getThrowableProxy() instanceof ThrowableProxy proxy
        ? ": " + ErrorMessages.innermost(proxy.getThrowable())
        : "";
  }
}
