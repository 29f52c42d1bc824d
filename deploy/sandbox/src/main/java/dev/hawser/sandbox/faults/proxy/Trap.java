package dev.hawser.sandbox.faults.proxy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A fault that waits at its site. */
public final class Trap {
  private final Site site;
  private final Fault fault;
  private @Nullable Instant struck;

  public Trap(Site site, Fault fault) {
    this.site = site;
    this.fault = fault;
  }

  /** When it struck first; empty when its request never came. */
  public synchronized Optional<Instant> struck() {
    return Optional.ofNullable(struck);
  }

  /** The fault, if it strikes this request. */
  synchronized Optional<Fault> spring(Site request) {
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
