package dev.hawser.worker;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import io.grpc.Status;
import java.util.HashMap;
import java.util.Map;

/**
 * Which warnings of Temporal's SDK people see: one of each kind per half a minute, since every
 * poller and every wait repeats it, and all that the server can't be reached are of one kind; none
 * about a run that has ended or gone on in the meantime, which is usual after an abort or a look
 * that was given up. All other events pass.
 */
public final class EngineLogFilter extends Filter<ILoggingEvent> {
  private static final String OUTAGE = "outage";
  private static final long PAUSE_MILLIS = 30_000;

  private final Map<String, Long> next = new HashMap<>();
  private boolean all;

  /** Whether everything passes; set in the configuration. */
  public void setAll(boolean all) {
    this.all = all;
  }

  @Override
  public FilterReply decide(ILoggingEvent event) {
    if (all || !EngineOutage.isWarning(event)) return FilterReply.NEUTRAL;
    return isOver(event) || isRepeated(event) ? FilterReply.DENY : FilterReply.NEUTRAL;
  }

  private static boolean isOver(ILoggingEvent event) {
    boolean isReport = event.getMessage().contains("reporting");
    return isReport
        && EngineOutage.call(event).filter(call -> isOver(call.getStatus())).isPresent();
  }

  /** The task is no longer there, or has been replaced by one that knows more. */
  private static boolean isOver(Status answer) {
    return answer.getCode() == Status.Code.NOT_FOUND
        || (answer.getCode() == Status.Code.INVALID_ARGUMENT
            && String.valueOf(answer.getDescription()).contains("UnhandledCommand"));
  }

  private synchronized boolean isRepeated(ILoggingEvent event) {
    long now = event.getTimeStamp();
    String kind = EngineOutage.of(event).isPresent() ? OUTAGE : event.getMessage();
    var due = next.get(kind);
    if (due != null && now < due) return true;
    next.put(kind, now + PAUSE_MILLIS);
    return false;
  }
}
