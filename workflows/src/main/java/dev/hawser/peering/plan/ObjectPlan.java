package dev.hawser.peering.plan;

import dev.hawser.activity.ClusterView;
import dev.hawser.activity.ObjectReference;
import dev.hawser.peering.PlannedField;
import dev.hawser.peering.PlannedObject;
import dev.hawser.peering.PlannedObject.Action;
import dev.hawser.peering.Step;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts together what happens to one object. */
final class ObjectPlan {
  private final Action action;
  private final ObjectReference object;
  private final Step step;
  private final List<PlannedField> fields = new ArrayList<>();
  private String reason = "";
  private boolean byLiqo;

  ObjectPlan(Action action, Step step, ObjectReference object) {
    this.action = action;
    this.step = step;
    this.object = object;
  }

  /** Of an object in the tenant namespace. */
  static ObjectPlan of(Action action, Step step, ClusterView view, String kind, String name) {
    return new ObjectPlan(action, step, reference(view, kind, name));
  }

  /** An object in the tenant namespace, or of which it is not known where it is. */
  static ObjectReference reference(ClusterView view, String kind, String name) {
    String namespace = view.namespace().isEmpty() ? null : view.namespace();
    return new ObjectReference(kind, namespace, name, view.cluster());
  }

  ObjectPlan because(String why) {
    reason = why;
    return this;
  }

  ObjectPlan byLiqo() {
    byLiqo = true;
    return this;
  }

  /** A field, unless it has no value before and none after. */
  ObjectPlan field(String name, @Nullable Object now, @Nullable Object then) {
    String from = action == Action.CREATE ? null : text(now);
    String to =
        switch (action) {
          case LEAVE -> from;
          case DELETE -> null;
          case CREATE, CHANGE, REPLACE -> text(then);
        };
    if (from != null || to != null) fields.add(new PlannedField(name, from, to));
    return this;
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  PlannedObject made() {
    return new PlannedObject(action, object, step, reason, byLiqo, fields);
  }

  /** Left as it is, if none of its fields changes. */
  PlannedObject madeIfDifferent() {
    if (action != Action.CHANGE || fields.stream().anyMatch(PlannedField::changes)) return made();
    return new PlannedObject(Action.LEAVE, object, step, reason, byLiqo, fields);
  }
}
