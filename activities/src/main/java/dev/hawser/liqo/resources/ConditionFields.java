package dev.hawser.liqo.resources;

import dev.hawser.activity.Condition;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads conditions and times of objects; what is absent or no time is null, never an error. */
public final class ConditionFields {
  private ConditionFields() {}

  /** The condition of that type in the object's status; null if there is none. */
  public static @Nullable Condition find(GenericKubernetesResource object, String type) {
    return find(object, type, "status", "conditions");
  }

  /** The condition of that type in the list at that path; null if there is none. */
  public static @Nullable Condition find(
      GenericKubernetesResource object, String type, Object... path) {
    return Fields.objects(object, path)
        .filter(condition -> type.equals(condition.get("type")))
        .filter(condition -> condition.get("status") != null)
        .findFirst()
        .map(ConditionFields::condition)
        .orElse(null);
  }

  /** When the object was created. */
  public static @Nullable Instant created(GenericKubernetesResource object) {
    return time(object.getMetadata().getCreationTimestamp());
  }

  /** A time as Kubernetes writes it. */
  public static @Nullable Instant time(@Nullable Object written) {
    if (written == null) return null;
    try {
      return Instant.parse(written.toString());
    } catch (DateTimeException notATime) {
      return null;
    }
  }

  private static Condition condition(Map<String, Object> condition) {
    return new Condition(
        String.valueOf(condition.get("status")),
        Fields.words(condition, "reason"),
        Fields.words(condition, "message"),
        time(condition.get("lastTransitionTime")));
  }
}
