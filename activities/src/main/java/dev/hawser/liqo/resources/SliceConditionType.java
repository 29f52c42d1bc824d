package dev.hawser.liqo.resources;

import dev.hawser.activity.SliceCondition;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import org.jspecify.annotations.Nullable;

/** What a provider decides about a ResourceSlice: each is a condition in the slice's status. */
public enum SliceConditionType {
  AUTHENTICATION("Authentication"),
  RESOURCES("Resources");

  private final String type;

  SliceConditionType(String type) {
    this.type = type;
  }

  /** The condition's type. */
  public String type() {
    return type;
  }

  /** The provider's decision; null while there is none. */
  public @Nullable SliceCondition of(GenericKubernetesResource slice) {
    String status = Fields.condition(slice, type, "status");
    return status == null ? null : SliceCondition.of(status);
  }

  /** The provider's explanation in words; null if there is none. */
  public @Nullable String message(GenericKubernetesResource slice) {
    return Fields.condition(slice, type, "message");
  }
}
