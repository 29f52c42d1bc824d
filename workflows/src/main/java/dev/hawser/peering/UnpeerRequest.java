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
    boolean providerGone,
    @Nullable Duration timeout,
    boolean takeOver,
    @Nullable String actor,
    @Nullable String reason,
    @Nullable String plan)
    implements PairRequest {

  public UnpeerRequest {
    Pair.require(consumer, provider);
    RequestRules.requireBounded(timeout);
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

  private Set<LiqoModule> modulesOrAll() {
    if (modules == null) return EnumSet.allOf(LiqoModule.class);
    var all = EnumSet.copyOf(modules);
    if (all.contains(LiqoModule.AUTHENTICATION)) all.add(LiqoModule.OFFLOADING);
    return all;
  }
}
