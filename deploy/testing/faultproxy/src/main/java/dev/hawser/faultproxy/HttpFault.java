package dev.hawser.faultproxy;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/** What can happen to a request. */
public enum HttpFault {
  /**
   * The connection is reset before the request is passed on, and new ones are refused for a moment.
   */
  REFUSED,
  /** The request is performed; the connection is reset in the middle of the answer. */
  RESET,
  /** The answer is delayed. */
  SLOW,
  /** The request is performed after the client has given up waiting. */
  LATE,
  /** The request is performed; the connection is reset before the first byte of the answer. */
  ANSWER_LOST,
  UNAUTHORIZED(401, "Unauthorized"),
  FORBIDDEN(403, "Forbidden"),
  /** The answer of a load balancer that has lost its API server; it names no object. */
  NOT_FOUND(404, ""),
  CONFLICT(409, "Conflict"),
  GONE(410, "Expired"),
  INVALID(422, "Invalid"),
  TOO_MANY_REQUESTS(429, "TooManyRequests"),
  SERVER_ERROR(500, "InternalError"),
  UNAVAILABLE(503, "ServiceUnavailable"),
  /** The stream ends at once. */
  WATCH_CUT,
  /** The stream begins with the events of earlier ones. */
  WATCH_STALE;

  private static final Set<HttpFault> LASTING =
      EnumSet.of(UNAUTHORIZED, FORBIDDEN, NOT_FOUND, INVALID);
  private static final Set<String> READS = Set.of("get", "list", "watch");
  private static final Duration LASTING_TIME = Duration.ofSeconds(2);

  private final int code;
  private final String reason;

  HttpFault() {
    this(0, "");
  }

  HttpFault(int code, String reason) {
    this.code = code;
    this.reason = reason;
  }

  /** The HTTP status code of the answer; 0 if the fault sends none. */
  int code() {
    return code;
  }

  String reason() {
    return reason;
  }

  /** Whether a retry helps. */
  public boolean isTransient() {
    return !LASTING.contains(this);
  }

  /** How long it also happens to requests of the same kind after the first one. */
  Duration duration() {
    return isTransient() ? Duration.ZERO : LASTING_TIME;
  }

  /** Whether it can happen to a request of this verb. */
  public boolean canHappenTo(String verb) {
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
