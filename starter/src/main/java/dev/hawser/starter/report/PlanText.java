package dev.hawser.starter.report;

import dev.hawser.activity.ClusterId;
import dev.hawser.activity.ClusterView;
import dev.hawser.activity.Role;
import dev.hawser.peering.Inspection;
import dev.hawser.peering.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
    String text = of(inspection, Command.PEER, pair);
    return key == null
        ? text
        : "%s\n\nidentity key of %s (SHA-256): %s".formatted(text, inspection.consumerId(), key);
  }

  /**
   * The plan of an unpeering, and what runs on the virtual node.
   *
   * @param pair as for a peering
   */
  public static String ofUnpeering(Inspection inspection, String pair) {
    return of(inspection, Command.UNPEER, pair);
  }

  /** Which command would do it, and when it waits. */
  private enum Command {
    PEER("then waits for "),
    UNPEER("first waits for ");

    private final String waits;

    Command(String waits) {
      this.waits = waits;
    }

    String typed(String pair) {
      return (name().toLowerCase(Locale.ROOT) + " " + pair).strip();
    }
  }

  /** Whether anything would be done. */
  public static boolean changes(Inspection inspection) {
    var plan = inspection.plan();
    return plan != null && plan.writes();
  }

  /** Each object by cluster, what is waited for, and a summary; or why there is no plan. */
  private static String of(Inspection inspection, Command command, String pair) {
    var lines = new ArrayList<String>();
    inspection.refusals().forEach(refusal -> lines.add("refused: " + refusal.message()));
    lines.addAll(inspection.problems());
    var plan = inspection.plan();
    if (plan == null) {
      if (command == Command.UNPEER) lines.addAll(pods(inspection));
    } else {
      lines.addAll(objects(inspection, plan));
      if (command == Command.UNPEER) lines.addAll(pods(inspection));
      lines.addAll(rest(plan, command));
      lines.addAll(summary(plan, command.typed(pair)));
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

  /** What runs on the virtual node, with an empty line around it. */
  private static List<String> pods(Inspection inspection) {
    var consumer = inspection.consumer();
    if (consumer == null || consumer.offloading().pods() == 0) return List.of();
    var running = consumer.offloading();
    var lines =
        new ArrayList<>(
            PodsText.of(
                running.pods(),
                running.workloads(),
                inspection.consumerId().value(),
                inspection.providerId().value()));
    if (inspection.plan() == null) lines.addFirst("");
    else lines.add("");
    return List.copyOf(lines);
  }

  private static List<String> rest(Plan plan, Command command) {
    var lines = new ArrayList<String>();
    for (var wait : plan.waits()) {
      lines.add(command.waits + wait.condition() + " on " + wait.cluster());
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
        "To do exactly this, run hawser %s with the same options and --plan %s"
            .formatted(command, plan.shortDigest()));
  }
}
