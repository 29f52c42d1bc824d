package dev.hawser.peering.plan;

import dev.hawser.peering.Plan;
import dev.hawser.peering.PlannedField;
import dev.hawser.peering.PlannedObject;
import dev.hawser.peering.PlannedStep;
import dev.hawser.peering.Step;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What plans say of objects, in a form that tests compare. */
final class PlannedObjects {
  private PlannedObjects() {}

  /** The steps to which written objects belong; claiming the pair is a step of every run. */
  static Set<String> writingSteps(Plan plan) {
    return plan.objects().stream()
        .filter(planned -> planned.writes() && !planned.byLiqo() && planned.step() != Step.CLAIM)
        .map(planned -> planned.step() + " " + planned.object().cluster())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  static Set<String> writingSteps(List<PlannedStep> steps) {
    return steps.stream()
        .filter(PlannedStep::writes)
        .map(step -> step.step() + " " + step.cluster())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** One line for each object, without its fields. */
  static List<String> names(Plan plan) {
    return plan.objects().stream().map(PlannedObjects::name).toList();
  }

  static String name(PlannedObject planned) {
    var object = planned.object();
    String namespace = object.namespace() == null ? "" : object.namespace() + "/";
    return "%s %s: %s %s%s%s"
        .formatted(
            planned.action().sign(),
            object.cluster(),
            object.kind(),
            namespace,
            object.name(),
            planned.byLiqo() ? " by Liqo" : "");
  }

  /** The fields of the only object of that kind, one in each line. */
  static List<String> fields(Plan plan, String cluster, String kind) {
    return plan.objects().stream()
        .filter(planned -> planned.object().isKind(kind))
        .filter(planned -> String.valueOf(planned.object().cluster()).equals(cluster))
        .flatMap(planned -> planned.fields().stream())
        .map(PlannedObjects::line)
        .toList();
  }

  private static String line(PlannedField field) {
    return "%s: %s > %s".formatted(field.name(), field.from(), field.to());
  }
}
