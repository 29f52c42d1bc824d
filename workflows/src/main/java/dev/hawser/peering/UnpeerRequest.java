package dev.hawser.peering;

import dev.hawser.activity.ClusterId;
import dev.hawser.activity.InvalidFieldException;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the end of a peering, whoever made it.
 *
 * @param modules what to take down; default all three. Authentication takes offloading with it; the
 *     network stays while the reverse peering lives
 * @param deleteNamespaces remove both tenant namespaces too
 * @param evict running pods may be evicted from the virtual node
 * @param providerGone the provider will never come back: clean the consumer and name what it keeps
 * @param timeout how long the checks before the first delete may take; default 10 minutes
 * @param takeOver replace the claim of another installation
 * @param actor who asks
 * @param reason why
 */
@StrictInput
public record UnpeerRequest(
    ClusterId consumer,
    ClusterId provider,
    @Nullable Set<LiqoModule> modules,
    @Nullable Boolean deleteNamespaces,
    @Nullable Boolean evict,
    @Nullable Boolean providerGone,
    @Nullable Duration timeout,
    @Nullable Boolean takeOver,
    @Nullable String actor,
    @Nullable String reason)
    implements PairRequest {

  public UnpeerRequest {
    Pair.require(consumer, provider);
    Pair.requirePositive(timeout);
    if (modules != null) {
      if (modules.isEmpty())
        throw new InvalidFieldException("{} is empty: leave it out for all three", "modules");
      modules = Collections.unmodifiableSet(EnumSet.copyOf(modules));
    }
    if (Boolean.TRUE.equals(deleteNamespaces)
        && modules != null
        && modules.size() < LiqoModule.values().length) {
      throw new InvalidFieldException(
          "{} would remove the modules that should stay: leave {} out",
          "deleteNamespaces",
          "modules");
    }
  }

  /** The end of a peering with every default. */
  public static UnpeerRequest of(String consumer, String provider) {
    return new UnpeerRequest(
        new ClusterId(consumer),
        new ClusterId(provider),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  @Override
  public Pair pair() {
    return new Pair(consumer, provider);
  }

  /** Whether the module is taken down. Authentication takes offloading with it. */
  public boolean has(LiqoModule module) {
    return modulesOrAll().contains(module);
  }

  private Set<LiqoModule> modulesOrAll() {
    if (modules == null) return EnumSet.allOf(LiqoModule.class);
    var all = EnumSet.copyOf(modules);
    if (all.contains(LiqoModule.AUTHENTICATION)) all.add(LiqoModule.OFFLOADING);
    return all;
  }

  public boolean evicts() {
    return Boolean.TRUE.equals(evict);
  }

  public boolean deletesNamespaces() {
    return Boolean.TRUE.equals(deleteNamespaces);
  }

  public boolean providerIsGone() {
    return Boolean.TRUE.equals(providerGone);
  }

  @Override
  public boolean takesOver() {
    return Boolean.TRUE.equals(takeOver);
  }

  @Override
  public Duration patience() {
    return timeout == null ? PeerRequest.DEFAULT_TIMEOUT : timeout;
  }
}
