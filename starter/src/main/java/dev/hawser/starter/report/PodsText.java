package dev.hawser.starter.report;

import dev.hawser.activity.PodGroup;
import dev.hawser.starter.text.TextTable;
import java.util.ArrayList;
import java.util.List;

/** Pods on a virtual node by namespace and owner, as a table. */
public final class PodsText {
  private static final String INDENT = "  ";

  private PodsText() {}

  /**
   * A heading and one line for each group; the heading alone if the groups are not known.
   *
   * @param number of all pods
   */
  public static List<String> of(
      int number, List<PodGroup> groups, String consumer, String provider) {
    String runs = number == 1 ? " runs on " : " run on ";
    String heading = PodGroup.pods(number) + " of " + consumer + runs + provider;
    if (groups.isEmpty()) return List.of(heading);
    var lines = new ArrayList<>(List.of(heading + ":"));
    TextTable.of(rows(groups)).lines().map(line -> INDENT + line).forEach(lines::add);
    int others = number - PodGroup.count(groups);
    if (others > 0) lines.add(INDENT + "and " + PodGroup.pods(others) + " of other owners");
    int bare = bare(groups);
    if (bare > 0) lines.add(INDENT + bareOnes(bare));
    return List.copyOf(lines);
  }

  private static List<List<String>> rows(List<PodGroup> groups) {
    var rows = new ArrayList<List<String>>();
    rows.add(List.of("NAMESPACE", "OWNER", "PODS"));
    for (var group : groups) {
      rows.add(
          List.of(
              group.namespace(),
              group.kind() + " " + group.name(),
              Integer.toString(group.pods())));
    }
    return rows;
  }

  private static String bareOnes(int number) {
    return number == 1
        ? "The Pod has no owner that would start it again elsewhere"
        : "The " + number + " Pods have no owner that would start them again elsewhere";
  }

  private static int bare(List<PodGroup> groups) {
    return PodGroup.count(
        groups.stream().filter(group -> group.kind().equals(PodGroup.BARE)).toList());
  }
}
