package dev.hawser.faultproxy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A fault at one request, and the time at which it happened. A fault that lasts also happens to the
 * requests of the same kind that follow.
 */
public final class InjectedFault {
  private final RequestPoint request;
  private final HttpFault fault;
  private @Nullable Instant first;

  public InjectedFault(RequestPoint request, HttpFault fault) {
    this.request = request;
    this.fault = fault;
  }

  /** When it first happened; empty if its request has not arrived. */
  public synchronized Optional<Instant> injectedAt() {
    return Optional.ofNullable(first);
  }

  /** The fault, if it happens to the arriving request. */
  synchronized Optional<HttpFault> faultFor(RequestPoint arriving) {
    if (!arriving.isSameKindAs(request)) return Optional.empty();
    if (first == null) {
      if (arriving.occurrence() != request.occurrence()) return Optional.empty();
      first = Instant.now();
      return Optional.of(fault);
    }
    boolean lasts = Duration.between(first, Instant.now()).compareTo(fault.duration()) < 0;
    return lasts ? Optional.of(fault) : Optional.empty();
  }
}
