package dev.hawser.starter.options;

import static dev.hawser.starter.options.GatewayFlags.unlessEmpty;

import dev.hawser.activity.ResourceOptions;
import dev.hawser.starter.outcome.CommandException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** liqoctl's offloading flags. */
public final class ResourceFlags {
  @Option(
      names = "--create-resource-slice",
      arity = "0..1",
      fallbackValue = "true",
      paramLabel = "BOOL",
      description = "Create a ResourceSlice for the peering (default true)")
  @Nullable Boolean createSlice;

  @Option(
      names = "--resource-slice-class",
      paramLabel = "CLASS",
      description = "Class of the ResourceSlice (default \"default\")")
  @Nullable String sliceClass;

  @Option(
      names = "--create-virtual-node",
      arity = "0..1",
      fallbackValue = "true",
      paramLabel = "BOOL",
      description = "Create a virtual node for the peering (default true)")
  @Nullable Boolean createVirtualNode;

  @Option(names = "--cpu", paramLabel = "QUANTITY", description = "CPUs to request, such as 2")
  @Nullable String cpu;

  @Option(
      names = "--memory",
      paramLabel = "QUANTITY",
      description = "Memory to request, such as 4Gi")
  @Nullable String memory;

  @Option(names = "--pods", paramLabel = "QUANTITY", description = "Pods to request, such as 10")
  @Nullable String pods;

  @Option(
      names = "--resource",
      paramLabel = "NAME=QUANTITY",
      split = ",",
      description = { // a line of its own: help would break the name at its dot
        "Another resource to request; may be repeated. Example:",
        "nvidia.com/gpu=2"
      })
  @Nullable Map<String, String> others;

  boolean withoutSlice() {
    return Boolean.FALSE.equals(createSlice);
  }

  boolean withoutNode() {
    return Boolean.FALSE.equals(createVirtualNode);
  }

  /** Which of them were given that need a slice; no node is what there is without one. */
  GivenFlags given() {
    return new GivenFlags()
        .with("--resource-slice-class", unlessEmpty(sliceClass))
        .with("--create-virtual-node", createVirtualNode)
        .with("--cpu", unlessEmpty(cpu))
        .with("--memory", unlessEmpty(memory))
        .with("--pods", unlessEmpty(pods))
        .with("--resource", others);
  }

  /** Null when no flag was given: an existing slice stays as it is. */
  @Nullable ResourceOptions options() {
    var given = new ResourceOptions(unlessEmpty(sliceClass), createVirtualNode, quantitiesOrNull());
    return given.equals(ResourceOptions.DEFAULTS) ? null : given;
  }

  private @Nullable Map<String, String> quantitiesOrNull() {
    var quantities = new LinkedHashMap<String, String>();
    if (others != null) quantities.putAll(others);
    put(quantities, "cpu", cpu);
    put(quantities, "memory", memory);
    put(quantities, "pods", pods);
    return quantities.isEmpty() ? null : quantities;
  }

  private static void put(Map<String, String> quantities, String name, @Nullable String quantity) {
    if (quantity == null || quantity.isEmpty()) return;
    if (quantities.put(name, quantity) == null) return;
    throw CommandException.usage(
        "--" + name + " and --resource " + name + "=… request the same: leave one of them out");
  }
}
