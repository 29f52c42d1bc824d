package dev.hawser.worker;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.HashMap;
import java.util.Map;

/**
 * Which warnings of Temporal's SDK people see: one of each kind per half a minute, since every
 * poller and every wait repeats it while the server is unreachable; none about a run that has ended
 * or gone on in the meantime, which is usual after an abort or a look that was given up. All other
 * events pass.
 */
public final class EngineLogFilter extends Filter<ILoggingEvent> {
  private static final String ENGINE = "io.temporal.";
  private static final long PAUSE_MILLIS = 30_000;

  private final Map<String, Long> next = new HashMap<>();
  private boolean all;

  /** Whether everything passes; set in the configuration. */
  public void setAll(boolean all) {
    this.all = all;
  }

  @Override
  public FilterReply decide(ILoggingEvent event) {
    boolean isWarning =
        event.getLoggerName().startsWith(ENGINE) && event.getLevel().equals(Level.WARN);
    if (all || !isWarning) return FilterReply.NEUTRAL;
    return isOver(event) || isRepeated(event) ? FilterReply.DENY : FilterReply.NEUTRAL;
  }

  private static boolean isOver(ILoggingEvent event) {
    boolean isReport = event.getMessage().contains("reporting");
    if (!isReport || !(event.getThrowableProxy() instanceof ThrowableProxy proxy)) return false;
    for (Throwable cause = proxy.getThrowable(); cause != null; cause = cause.getCause()) {
      if (cause instanceof StatusRuntimeException answer) return isOver(answer.getStatus());
    }
    return false;
  }

  /** The task is no longer there, or has been replaced by one that knows more. */
  private static boolean isOver(Status answer) {
    return answer.getCode() == Status.Code.NOT_FOUND
        || (answer.getCode() == Status.Code.INVALID_ARGUMENT
            && String.valueOf(answer.getDescription()).contains("UnhandledCommand"));
  }

  private synchronized boolean isRepeated(ILoggingEvent event) {
    long now = event.getTimeStamp();
    var due = next.get(event.getMessage());
    if (due != null && now < due) return true;
    next.put(event.getMessage(), now + PAUSE_MILLIS);
    return false;
  }
}
