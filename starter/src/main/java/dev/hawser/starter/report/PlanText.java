package dev.hawser.starter.report;

import dev.hawser.activity.ClusterId;
import dev.hawser.activity.ClusterView;
import dev.hawser.activity.Role;
import dev.hawser.peering.Inspection;
import dev.hawser.peering.Plan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A plan, for {@code -o text}. */
public final class PlanText {
  private PlanText() {}

  /**
   * The plan of a peering, and the key with which the consumer would prove its identity: the
   * provider's owner may want to compare it, or to name it in a policy.
   *
   * @param pair the clusters, as they were named on the command line; empty where flags name them
   */
  public static String ofPeering(Inspection inspection, String pair) {
    var consumer = inspection.consumer();
    String key = consumer == null ? null : consumer.installation().identityKey();
    String command = "peer " + pair;
    if (key == null) return of(inspection, command);
    return "%s\n\nidentity key of %s (SHA-256): %s"
        .formatted(of(inspection, command), inspection.consumerId(), key);
  }

  /**
   * The plan of an unpeering.
   *
   * @param pair as for a peering
   */
  public static String ofUnpeering(Inspection inspection, String pair) {
    return of(inspection, "unpeer " + pair);
  }

  /** Whether anything would be done. */
  public static boolean changes(Inspection inspection) {
    var plan = inspection.plan();
    return plan != null && plan.writes();
  }

  /** Each object by cluster, what is waited for, and a summary; or why there is no plan. */
  private static String of(Inspection inspection, String command) {
    var lines = new ArrayList<String>();
    inspection.refusals().forEach(refusal -> lines.add("refused: " + refusal.message()));
    lines.addAll(inspection.problems());
    var plan = inspection.plan();
    if (plan != null) {
      lines.addAll(objects(inspection, plan));
      lines.addAll(rest(plan));
      lines.addAll(summary(plan, command.strip()));
    }
    return String.join("\n", lines);
  }

  private static List<String> objects(Inspection inspection, Plan plan) {
    var lines = new ArrayList<String>();
    lines.addAll(cluster(inspection.consumerId(), Role.CONSUMER, inspection.consumer(), plan));
    lines.addAll(cluster(inspection.providerId(), Role.PROVIDER, inspection.provider(), plan));
    return lines;
  }

  private static List<String> cluster(
      ClusterId cluster, Role role, @Nullable ClusterView view, Plan plan) {
    String version = view == null ? null : view.installation().version();
    var lines = new ArrayList<String>();
    lines.add(
        "%s (%s, Liqo %s)"
            .formatted(cluster, role.word(), version == null ? "of unknown version" : version));
    for (var planned : plan.objects()) {
      if (cluster.equals(planned.object().cluster())) lines.add(PlannedObjectText.of(planned));
    }
    if (lines.size() == 1) lines.add("   nothing");
    lines.add("");
    return lines;
  }

  private static List<String> rest(Plan plan) {
    var lines = new ArrayList<String>();
    for (var wait : plan.waits()) {
      lines.add("then waits for " + wait.condition() + " on " + wait.cluster());
    }
    plan.notes().forEach(note -> lines.add("note: " + note));
    if (!lines.isEmpty()) lines.add("");
    return lines;
  }

  private static List<String> summary(Plan plan, String command) {
    var count = plan.summary();
    String left = count.leave() == 1 ? "1 left as it is." : count.leave() + " left as they are.";
    if (!plan.writes()) return List.of("Plan: nothing to do, " + left);
    return List.of(
        "Plan: %d to create, %d to change, %d to replace, %d to delete, %s"
            .formatted(count.create(), count.change(), count.replace(), count.delete(), left),
        "To do exactly this: hawser %s --plan %s, with the same options"
            .formatted(command, plan.shortDigest()));
  }
}
