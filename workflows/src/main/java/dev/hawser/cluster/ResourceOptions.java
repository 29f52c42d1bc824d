package dev.hawser.cluster;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
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
  private static final Pattern QUANTITY =
      Pattern.compile(
          "\\+?(\\d+(\\.\\d*)?|\\.\\d+)(m|n|u|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei|[eE]-?\\d+)?");

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

  /** Whether Liqo shall make a virtual node of the slice. */
  public boolean wantsVirtualNode() {
    return createVirtualNode == null || createVirtualNode;
  }

  /** The request in a stable order; empty when the provider's defaults are wanted. */
  public Map<String, String> requested() {
    return quantities == null ? Map.of() : quantities;
  }

  private static void requireQuantity(String name, @Nullable String quantity) {
    if (quantity == null || !QUANTITY.matcher(quantity).matches()) {
      throw new IllegalArgumentException(
          "resources.quantities."
              + name
              + " is \""
              + quantity
              + "\": use a quantity that is not negative, such as 2, 500m or 4Gi");
    }
  }
}
