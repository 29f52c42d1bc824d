package dev.hawser.starter.report;

import dev.hawser.activity.CommaList;
import dev.hawser.peering.Inspection;
import dev.hawser.peering.PlannedStep;
import dev.hawser.peering.PlannedStep.Action;
import dev.hawser.peering.Step;
import java.util.ArrayList;
import java.util.List;

/** A plan, for {@code -o text}. */
public final class PlanText {
  private PlanText() {}

  /**
   * The plan of a peering, and the key with which the consumer would prove its identity: the
   * provider's owner may want to compare it, or to name it in a policy.
   */
  public static String ofPeering(Inspection inspection) {
    var consumer = inspection.consumer();
    String key = consumer == null ? null : consumer.installation().identityKey();
    if (key == null) return of(inspection);
    return "%s\n\nidentity key of %s (SHA-256): %s"
        .formatted(of(inspection), inspection.consumerId(), key);
  }

  /** One row for each step, then a summary. */
  public static String of(Inspection inspection) {
    if (inspection.refusal() != null) return "refused: " + inspection.refusal();
    if (!inspection.problems().isEmpty()) return String.join("\n", inspection.problems());
    var rows = new ArrayList<List<String>>();
    rows.add(List.of("ACTION", "STEP", "CLUSTER", "DETAIL"));
    inspection.plan().forEach(step -> rows.add(row(step)));
    return TextTable.of(rows) + "\n\n" + summary(inspection);
  }

  /** Whether any step would write. */
  public static boolean changes(Inspection inspection) {
    return inspection.plan().stream().anyMatch(PlannedStep::writes);
  }

  private static List<String> row(PlannedStep step) {
    return List.of(word(step.action()), title(step), step.cluster().value(), detail(step));
  }

  private static String detail(PlannedStep step) {
    if (step.objects().isEmpty()) return step.detail();
    String objects = CommaList.of(step.objects());
    return step.detail().isEmpty() ? objects : objects + ": " + step.detail();
  }

  /** An unpeer's lines name what is removed: the words of a step say how a peering sets it up. */
  private static String title(PlannedStep line) {
    return switch (line.action()) {
      case CREATE, CHANGE, ADOPT, REPLACE, WAIT -> line.step().words();
      case DELETE, EVICT, KEEP, ABSENT -> removed(line.step());
    };
  }

  private static String removed(Step step) {
    return switch (step) {
      case REPAIR -> "leftover copies";
      case SLICE -> "offloading";
      case IDENTITY -> "identity";
      case TENANT -> "tenant";
      case NETWORK -> "network";
      case RELEASE -> "tenant namespace";
      default -> step.words();
    };
  }

  private static String word(Action action) {
    return switch (action) {
      case CREATE -> "create";
      case CHANGE -> "change";
      case ADOPT -> "unchanged";
      case REPLACE -> "REPLACE";
      case WAIT -> "wait";
      case DELETE -> "delete";
      case EVICT -> "EVICT";
      case KEEP -> "keep";
      case ABSENT -> "absent";
    };
  }

  private static String summary(Inspection inspection) {
    String pair = inspection.consumerId() + " → " + inspection.providerId();
    long writes = inspection.plan().stream().filter(PlannedStep::writes).count();
    return writes == 0
        ? pair + ": nothing to do"
        : pair
            + ": "
            + writes
            + " of "
            + inspection.plan().size()
            + " steps would change something";
  }
}
