package dev.hawser.activity;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the consumer asks of the provider.
 *
 * @param sliceClass class of the ResourceSlice; default {@code default}
 * @param createVirtualNode default true
 * @param quantities requested quantities by resource name (cpu, memory, pods, …), in Kubernetes'
 *     notation; what is left out is the provider's default
 */
public record ResourceOptions(
    @Nullable String sliceClass,
    @Nullable Boolean createVirtualNode,
    @Nullable Map<String, String> quantities) {

  public static final ResourceOptions DEFAULTS = new ResourceOptions(null, null, null);

  public ResourceOptions {
    if (quantities != null) {
      quantities.forEach(ResourceOptions::requireQuantity);
      quantities = Collections.unmodifiableMap(new TreeMap<>(quantities));
    }
  }

  /** The class to ask for. */
  public String classOrDefault() {
    return sliceClass == null ? "default" : sliceClass;
  }

  /** Whether Liqo creates a virtual node for the slice. */
  public boolean wantsVirtualNode() {
    return createVirtualNode == null || createVirtualNode;
  }

  /** The request in a stable order; empty when the provider's defaults are wanted. */
  public Map<String, String> requested() {
    return quantities == null ? Map.of() : quantities;
  }

  /** Whether the same amounts are requested, however they are written. */
  public boolean asks(Map<String, String> amounts) {
    return amounts(requested()).equals(amounts(amounts));
  }

  private static Map<String, Quantity> amounts(Map<String, String> texts) {
    var amounts = new TreeMap<String, Quantity>();
    texts.forEach((name, text) -> amounts.put(name, Quantity.parse(text)));
    return amounts;
  }

  private static void requireQuantity(String name, @Nullable String quantity) {
    try {
      Quantity.parse(String.valueOf(quantity));
    } catch (IllegalArgumentException e) {
      throw new InvalidFieldException("{} is " + e.getMessage(), "resources.quantities." + name);
    }
  }
}
