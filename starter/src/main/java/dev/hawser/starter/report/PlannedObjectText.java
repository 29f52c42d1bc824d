package dev.hawser.starter.report;

import dev.hawser.activity.ObjectReference;
import dev.hawser.peering.PlannedField;
import dev.hawser.peering.PlannedObject;
import java.util.ArrayList;

/** One object of a plan: its sign, its name, and a line for each field. */
final class PlannedObjectText {
  private PlannedObjectText() {}

  static String of(PlannedObject planned) {
    var lines = new ArrayList<String>();
    lines.add(
        "%4s %s%s".formatted(planned.action().sign(), name(planned.object()), remarks(planned)));
    int width = planned.fields().stream().mapToInt(field -> field.name().length()).max().orElse(0);
    for (var field : planned.fields()) {
      lines.add(" ".repeat(9) + padded(field.name(), width) + "  " + value(field));
    }
    return String.join("\n", lines);
  }

  private static String name(ObjectReference object) {
    String namespace = object.namespace();
    if (object.isAny())
      return "any " + object.kind() + (namespace == null ? "" : " in " + namespace);
    return object.kind() + " " + (namespace == null ? "" : namespace + "/") + object.name();
  }

  private static String remarks(PlannedObject planned) {
    var remarks = new ArrayList<String>();
    if (planned.byLiqo()) remarks.add("by Liqo");
    if (!planned.reason().isEmpty()) remarks.add(planned.reason());
    return remarks.isEmpty() ? "" : " (" + String.join(", ", remarks) + ")";
  }

  private static String padded(String name, int width) {
    return name + " ".repeat(width - name.length());
  }

  private static String value(PlannedField field) {
    String to = field.to() == null ? "none" : field.to();
    return field.from() == null || !field.changes() ? to : field.from() + " → " + to;
  }
}
