package dev.hawser.worker;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Passes one warning of Temporal's pollers per half a minute: while the server is unreachable,
 * every poller would repeat it several times a second. All other events pass.
 */
public final class RateLimitFilter extends Filter<ILoggingEvent> {
  private static final String POLLERS = "io.temporal.internal.worker.";
  private static final long PAUSE_MILLIS = 30_000;

  private final AtomicLong next = new AtomicLong();

  @Override
  public FilterReply decide(ILoggingEvent event) {
    boolean limited =
        event.getLoggerName().startsWith(POLLERS)
            && event.getLevel().equals(Level.WARN)
            && event.getMessage().startsWith("Failure in poller");
    if (!limited) {
      return FilterReply.NEUTRAL;
    }
    long now = event.getTimeStamp();
    long due = next.get();
    boolean first = now >= due && next.compareAndSet(due, now + PAUSE_MILLIS);
    return first ? FilterReply.NEUTRAL : FilterReply.DENY;
  }
}
