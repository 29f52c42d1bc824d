package dev.hawser.faultproxy;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/** What can happen to a request. */
public enum HttpFault {
  /** The connection is reset before the request is passed on, and for a moment nobody listens. */
  REFUSED,
  /** The request is performed; the connection is reset in the middle of the answer. */
  RESET,
  /** The answer takes its time. */
  SLOW,
  /** The request is performed when the client has given up waiting for the answer. */
  LATE,
  /** The request is performed; the connection is reset before the first byte of the answer. */
  ANSWER_LOST,
  UNAUTHORIZED(401, "Unauthorized"),
  FORBIDDEN(403, "Forbidden"),
  /** As a load balancer says it that has lost its API server: not about any object. */
  NOT_FOUND(404, ""),
  CONFLICT(409, "Conflict"),
  GONE(410, "Expired"),
  INVALID(422, "Invalid"),
  TOO_MANY_REQUESTS(429, "TooManyRequests"),
  SERVER_ERROR(500, "InternalError"),
  UNAVAILABLE(503, "ServiceUnavailable"),
  /** The stream ends without a word. */
  WATCH_CUT,
  /** The stream begins with the events of earlier ones. */
  WATCH_STALE;

  private static final Set<HttpFault> FOR_GOOD =
      EnumSet.of(UNAUTHORIZED, FORBIDDEN, NOT_FOUND, INVALID);
  private static final Set<String> READS = Set.of("get", "list", "watch");
  private static final Duration LASTING = Duration.ofSeconds(2);

  private final int code;
  private final String reason;

  HttpFault() {
    this(0, "");
  }

  HttpFault(int code, String reason) {
    this.code = code;
    this.reason = reason;
  }

  /** The HTTP code that is answered; 0 when the fault is no answer. */
  int code() {
    return code;
  }

  String reason() {
    return reason;
  }

  /** Whether trying again is the remedy. */
  public boolean isTransient() {
    return !FOR_GOOD.contains(this);
  }

  /** How long further requests like the one that was struck are struck too. */
  Duration lasts() {
    return isTransient() ? Duration.ZERO : LASTING;
  }

  /** Whether it can happen to a request of this verb. */
  public boolean strikes(String verb) {
    boolean watch = verb.equals("watch");
    return switch (this) {
      case WATCH_CUT, WATCH_STALE -> watch;
      case RESET, SLOW, LATE -> !watch;
      case ANSWER_LOST, CONFLICT, INVALID -> !READS.contains(verb);
      case GONE -> watch || verb.equals("list");
      default -> true;
    };
  }
}
