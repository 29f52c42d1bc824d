package dev.hawser.faultproxy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A fault that strikes when its request arrives. */
public final class InjectedFault {
  private final RequestPoint site;
  private final HttpFault fault;
  private @Nullable Instant struck;

  public InjectedFault(RequestPoint site, HttpFault fault) {
    this.site = site;
    this.fault = fault;
  }

  /** When it struck first; empty if its request never arrived. */
  public synchronized Optional<Instant> struck() {
    return Optional.ofNullable(struck);
  }

  /** The fault, if it strikes this request. */
  synchronized Optional<HttpFault> spring(RequestPoint request) {
    if (!request.isLike(site)) return Optional.empty();
    if (struck == null) {
      if (request.occurrence() != site.occurrence()) return Optional.empty();
      struck = Instant.now();
      return Optional.of(fault);
    }
    boolean still = Duration.between(struck, Instant.now()).compareTo(fault.lasts()) < 0;
    return still ? Optional.of(fault) : Optional.empty();
  }
}
