package dev.hawser.activity;

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
 *     notation; what is left out is the provider's default, or stays as an existing slice has it
 */
public record ResourceOptions(
    @Nullable String sliceClass,
    @Nullable Boolean createVirtualNode,
    @Nullable Map<String, String> quantities) {

  private static final Pattern NAME =
      Pattern.compile(
          "([a-z0-9]([-a-z0-9.]*[a-z0-9])?/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?");
  private static final int LONGEST_NAME = 253 + 1 + 63;
  private static final int MOST = 64;

  public static final ResourceOptions DEFAULTS = new ResourceOptions(null, null, null);

  public ResourceOptions {
    if (sliceClass != null) requireClass(sliceClass);
    if (quantities != null) {
      ValueRules.bounded("resources.quantities", quantities.keySet(), MOST);
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

  /** The request to a slice that requests these amounts now: what is left out stays as it is. */
  public Map<String, String> requestedOver(Map<String, String> now) {
    var all = new TreeMap<>(now);
    all.putAll(requested());
    return Collections.unmodifiableMap(all);
  }

  /**
   * Whether a slice that requests these amounts already requests what is wanted, however it is
   * written; unreadable amounts are not.
   */
  public boolean isRequestedBy(Map<String, String> now) {
    try {
      return amounts(requestedOver(now)).equals(amounts(now));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Map<String, Quantity> amounts(Map<String, String> texts) {
    var amounts = new TreeMap<String, Quantity>();
    texts.forEach((name, text) -> amounts.put(name, Quantity.parse(text)));
    return amounts;
  }

  private static void requireClass(String sliceClass) {
    if (sliceClass.isEmpty()) {
      throw new InvalidFieldException("{} is empty: leave it out", "resources.sliceClass");
    }
    ValueRules.labelValue("resources.sliceClass", sliceClass);
  }

  private static void requireQuantity(String name, @Nullable String quantity) {
    if (name.length() > LONGEST_NAME || !NAME.matcher(name).matches()) {
      throw ValueRules.invalid(
          "the name of a resource",
          name,
          "use one such as cpu, hugepages-2Mi or nvidia.com/gpu, as in cpu=2");
    }
    if (name.equals("pods") && !isWhole(String.valueOf(quantity))) {
      throw ValueRules.invalid(
          "resources.quantities.pods", String.valueOf(quantity), "use a whole number, such as 10");
    }
    try {
      Quantity.parse(String.valueOf(quantity));
    } catch (IllegalArgumentException e) {
      throw new InvalidFieldException("{} is " + e.getMessage(), "resources.quantities." + name);
    }
  }

  private static boolean isWhole(String quantity) {
    try {
      return Quantity.parse(quantity).isWhole();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
