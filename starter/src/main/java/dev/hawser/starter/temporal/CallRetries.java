package dev.hawser.starter.temporal;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Repeats a call while Temporal is away or overloaded, for a bounded time.
 *
 * <p>An address that has never answered may be wrong, so it is given up after seconds; a server
 * that has answered before is waited for longer. A call must mean the same when it is repeated:
 * what starts or changes something carries an ID that all its attempts share.
 *
 * <p>The SDK's {@code RpcRetryOptions} apply to the calls of its own client only, which the command
 * line does not use (decision 0016).
 */
final class CallRetries {
  /** How long an address that has never answered is tried. */
  static final Duration UNTIL_FIRST_ANSWER = Duration.ofSeconds(10);

  /** How long a server that has answered before is waited for. */
  static final Duration UNTIL_NEXT_ANSWER = Duration.ofMinutes(1);

  /** What ends by itself: a restart or a failover, a stalled call, too many calls. */
  static final Set<Status.Code> TEMPORARY =
      Set.of(
          Status.Code.UNAVAILABLE, Status.Code.DEADLINE_EXCEEDED, Status.Code.RESOURCE_EXHAUSTED);

  private static final Duration SILENCE = Duration.ofSeconds(3);
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  private final CallClock clock;
  private final Runnable reconnect;
  private final Runnable notice;
  private final @Nullable Duration end;
  private volatile boolean answered;

  /**
   * @param reconnect ends the pause between two attempts to connect
   * @param notice says that Temporal is away; called once in an outage that takes longer
   * @param end when nothing is repeated any more, by that clock; null for no such moment
   */
  CallRetries(CallClock clock, Runnable reconnect, Runnable notice, @Nullable Duration end) {
    this.clock = clock;
    this.reconnect = reconnect;
    this.notice = notice;
    this.end = end;
  }

  /** Without such a moment. */
  CallRetries(CallClock clock, Runnable reconnect, Runnable notice) {
    this(clock, reconnect, notice, null);
  }

  /**
   * The answer of the first attempt that no outage fails.
   *
   * @throws StatusRuntimeException when the outage lasts, or with any other error at once
   */
  <T> T call(Supplier<T> attempt) {
    return call(attempt, TEMPORARY);
  }

  /** As {@link #call(Supplier)}; repeats only what fails with one of these codes. */
  <T> T call(Supplier<T> attempt, Set<Status.Code> repeated) {
    var start = clock.now();
    boolean noticed = false;
    for (int failures = 0; ; failures++) {
      try {
        T answer = attempt.get();
        answered = true;
        return answer;
      } catch (StatusRuntimeException e) {
        var code = e.getStatus().getCode();
        if (!TEMPORARY.contains(code)) answered = true;
        var passed = clock.now().minus(start);
        if (!repeated.contains(code) || passed.compareTo(limit()) >= 0 || isOver()) throw e;
        noticed = noticed || noticeAfter(passed);
        pause(pauseAfter(code, failures), e);
        reconnect.run();
      }
    }
  }

  private boolean isOver() {
    return end != null && clock.now().compareTo(end) >= 0;
  }

  private Duration limit() {
    return answered ? UNTIL_NEXT_ANSWER : UNTIL_FIRST_ANSWER;
  }

  /** An address that may be wrong gets its one sentence when it is given up. */
  private boolean noticeAfter(Duration passed) {
    if (!answered || passed.compareTo(SILENCE) < 0) return false;
    notice.run();
    return true;
  }

  /** An overloaded server is left alone for longer. */
  private static Duration pauseAfter(Status.Code code, int failures) {
    if (code == Status.Code.RESOURCE_EXHAUSTED || failures > 3) return LONGEST_PAUSE;
    return SHORTEST_PAUSE.multipliedBy(1L << failures);
  }

  private void pause(Duration length, StatusRuntimeException failure) {
    try {
      clock.pause(length);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw failure;
    }
  }
}
