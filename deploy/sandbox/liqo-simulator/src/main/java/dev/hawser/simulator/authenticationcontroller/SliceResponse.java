package dev.hawser.simulator.authenticationcontroller;

import dev.hawser.simulator.runtime.Conditions;
import dev.hawser.simulator.runtime.ControllerContext;
import dev.hawser.simulator.runtime.KubeObject;
import dev.hawser.simulator.runtime.WithholdableOutcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A provider's answer to a slice, gathered to be written in one update. */
final class SliceResponse {
  /** The one class that Liqo's chart offers to others. */
  private static final List<Map<String, String>> STORAGE =
      List.of(Map.of("storageClassName", "liqo"));

  private final ControllerContext context;
  private final Map<String, Object> fields = new LinkedHashMap<>();
  private final Map<String, Boolean> conditions = new LinkedHashMap<>();

  SliceResponse(ControllerContext context) {
    this.context = context;
  }

  void acceptAuthentication(Map<String, Object> params) {
    fields.put("status.authParams", params);
    conditions.put("Authentication", true);
  }

  void denyAuthentication() {
    conditions.put("Authentication", false);
  }

  /** A slice of another class is left to the controller that serves that class. */
  void resources(KubeObject slice, String tenantCondition) {
    boolean decided = !Conditions.status(slice.list("status.conditions"), "Resources").isEmpty();
    boolean ours = Set.of("", "default").contains(slice.text("spec.class"));
    switch (tenantCondition) {
      case "Drained" -> conditions.put("Resources", false);
      case "Cordoned" -> {
        if (!decided) {
          conditions.put("Resources", false);
        }
      }
      default -> {
        if (ours && context.faults().allows(WithholdableOutcome.SLICE_RESOURCES)) {
          grant(slice);
        } else if (ours) {
          conditions.put("Resources", false);
        }
      }
    }
  }

  /** Grants everything requested; other resources keep their value or get the default. */
  private void grant(KubeObject slice) {
    var resources = new LinkedHashMap<>(slice.texts("status.resources"));
    resources.putAll(context.options().defaultResources());
    resources.putAll(slice.texts("spec.resources"));
    fields.put("status.resources", resources);
    fields.put("status.storageClasses", STORAGE);
    if (!context.options().clusterLabels().isEmpty()) {
      fields.put("status.nodeLabels", context.options().clusterLabels());
    }
    conditions.put("Resources", true);
  }

  void write(KubeObject slice) {
    fields.forEach(slice::set);
    conditions.forEach(
        (type, accepted) ->
            slice.set(
                "status.conditions",
                Conditions.put(
                    slice.list("status.conditions"),
                    condition(type, accepted ? "Accepted" : "Denied"),
                    Set.of("status"))));
  }

  private static Map<String, Object> condition(String type, String status) {
    return Map.of(
        "type",
        type,
        "status",
        status,
        "reason",
        "ResourceSlice" + type + status,
        "message",
        "ResourceSlice %s %s"
            .formatted(type.toLowerCase(Locale.ROOT), status.toLowerCase(Locale.ROOT)));
  }
}
