package dev.hawser.peering;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hawser.activity.ClusterId;
import dev.hawser.activity.InvalidFieldException;
import dev.hawser.activity.PlainText;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks to remove a peering, whether Hawser or liqoctl created it.
 *
 * @param modules what to remove; default all three. Authentication removes offloading too; the
 *     network stays while the reverse peering exists
 * @param deleteNamespaces also delete both tenant namespaces
 * @param evict evict running pods from the virtual node
 * @param drain before the first delete, cordon the virtual node and evict its pods as their
 *     PodDisruptionBudgets allow; until the last one is gone, an abort restores the node
 * @param drainTimeout how long to wait for those pods; default 10 minutes
 * @param providerGone the provider is permanently unreachable: clean up the consumer, and list what
 *     is left on the provider
 * @param timeout how long the checks before the first delete may take; default 10 minutes
 * @param takeOver replace the claim of another installation
 * @param actor who requests it; a search attribute
 * @param reason why; a search attribute
 * @param plan digest of a {@link Plan}, or its beginning: refuse to do anything else
 */
@StrictInput
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record UnpeerRequest(
    ClusterId consumer,
    ClusterId provider,
    @Nullable Set<LiqoModule> modules,
    boolean deleteNamespaces,
    boolean evict,
    boolean drain,
    @Nullable Duration drainTimeout,
    boolean providerGone,
    @Nullable Duration timeout,
    boolean takeOver,
    @Nullable String actor,
    @Nullable String reason,
    @Nullable String plan)
    implements PairRequest {

  public static final Duration DEFAULT_DRAIN_TIMEOUT = Duration.ofMinutes(10);

  public UnpeerRequest {
    Pair.require(consumer, provider);
    RequestRules.requireBounded("timeout", timeout);
    RequestRules.requireBounded("drainTimeout", drainTimeout);
    modules = RequestRules.anyOf(modules);
    actor = PlainText.ofPerson(actor);
    reason = PlainText.ofPerson(reason);
    plan = RequestRules.digest(plan);
    if (deleteNamespaces && modules != null && modules.size() < LiqoModule.values().length) {
      throw new InvalidFieldException(
          "{} would remove the modules that should stay: leave {} out",
          "deleteNamespaces",
          "modules");
    }
    requireDrainable(drain, drainTimeout, providerGone, modules);
  }

  private static void requireDrainable(
      boolean drain,
      @Nullable Duration drainTimeout,
      boolean providerGone,
      @Nullable Set<LiqoModule> modules) {
    if (!drain && drainTimeout != null) {
      throw new InvalidFieldException(
          "{} says how long {} takes: set both, or leave both out", "drainTimeout", "drain");
    }
    if (drain && providerGone) {
      throw new InvalidFieldException(
          "{} waits for pods that only the provider can end: leave it out with {}",
          "drain",
          "providerGone");
    }
    if (drain && modules != null && modules.equals(Set.of(LiqoModule.NETWORKING))) {
      throw new InvalidFieldException(
          "{} empties a virtual node that {} does not remove: leave it out", "drain", "modules");
    }
  }

  /** The end of a peering with every default. */
  public static UnpeerRequest of(String consumer, String provider) {
    return builder(new ClusterId(consumer), new ClusterId(provider)).build();
  }

  public static UnpeerRequestBuilder builder(ClusterId consumer, ClusterId provider) {
    return new UnpeerRequestBuilder(consumer, provider);
  }

  /** Whether the module is taken down. Authentication removes offloading too. */
  public boolean has(LiqoModule module) {
    return modulesOrAll().contains(module);
  }

  /** How long the drain waits for pods. */
  public Duration drainTimeoutOrDefault() {
    return drainTimeout == null ? DEFAULT_DRAIN_TIMEOUT : drainTimeout;
  }

  /** Whether running pods may be evicted, at once or as their budgets allow. */
  public boolean mayEvict() {
    return evict || drain;
  }

  private Set<LiqoModule> modulesOrAll() {
    if (modules == null) return EnumSet.allOf(LiqoModule.class);
    var all = EnumSet.copyOf(modules);
    if (all.contains(LiqoModule.AUTHENTICATION)) all.add(LiqoModule.OFFLOADING);
    return all;
  }
}
