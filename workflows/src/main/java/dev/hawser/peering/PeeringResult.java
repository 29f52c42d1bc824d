package dev.hawser.peering;

import dev.hawser.activity.Cidrs;
import dev.hawser.activity.ClusterId;
import dev.hawser.activity.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A finished peering.
 *
 * @param changed false when everything was there already and nothing was written
 * @param node the Ready virtual node; null when none was requested, or none can be used
 * @param endpoint where the gateway server listens; null without the module networking
 * @param consumerMapping how the consumer remaps the provider's networks
 * @param providerMapping how the provider remaps the consumer's networks
 * @param resources what the provider granted
 * @param notes what the caller should know, such as why offloading is not usable
 */
public record PeeringResult(
    ClusterId consumer,
    ClusterId provider,
    boolean changed,
    @Nullable String node,
    @Nullable Endpoint endpoint,
    @Nullable Cidrs consumerMapping,
    @Nullable Cidrs providerMapping,
    Map<String, String> resources,
    List<String> notes) {
  public PeeringResult {
    notes = List.copyOf(notes);
  }

  /** The same, with more notes. */
  public PeeringResult withNotes(List<String> more) {
    var all = new ArrayList<>(notes);
    all.addAll(more);
    return new PeeringResult(
        consumer,
        provider,
        changed,
        node,
        endpoint,
        consumerMapping,
        providerMapping,
        resources,
        all);
  }
}
