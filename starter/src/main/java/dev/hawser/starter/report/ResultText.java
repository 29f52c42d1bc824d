package dev.hawser.starter.report;

import dev.hawser.activity.Cidrs;
import dev.hawser.peering.PeeringResult;
import dev.hawser.peering.UnpeeringResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Results of runs, for {@code -o text}. */
public final class ResultText {
  private static final String UNUSABLE = "offloading is not usable, because ";

  private ResultText() {}

  /** The result of a Peer run. */
  public static String of(PeeringResult result) {
    var lines = new ArrayList<String>();
    lines.add(result.consumer() + " → " + result.provider() + end(result));
    if (result.endpoint() != null) lines.add("  gateway server   " + result.endpoint());
    mapping(lines, result.provider() + " as " + result.consumer(), result.consumerMapping());
    mapping(lines, result.consumer() + " as " + result.provider(), result.providerMapping());
    if (result.resources() != null && !result.resources().isEmpty()) {
      lines.add("  resources        " + words(result.resources()));
    }
    result.notes().stream()
        .filter(note -> result.node() != null || !note.startsWith(UNUSABLE))
        .forEach(note -> lines.add("  note             " + note));
    return String.join("\n", lines);
  }

  /** Why a peering that was to have a virtual node has none that can be used; else empty. */
  public static Optional<String> whyNoNode(PeeringResult result) {
    if (result.node() != null) return Optional.empty();
    return result.notes().stream()
        .filter(note -> note.startsWith(UNUSABLE))
        .map(note -> note.substring(UNUSABLE.length()))
        .findFirst();
  }

  private static String end(PeeringResult result) {
    var why = whyNoNode(result);
    if (why.isPresent()) return ": no usable virtual node, because " + why.get();
    return (result.changed() ? " peered" : " is already peered")
        + (result.node() == null ? "" : ": virtual node " + result.node() + " is Ready");
  }

  /** The result of an Unpeer run. */
  public static String of(UnpeeringResult result) {
    var lines = new ArrayList<String>();
    String pair = result.consumer() + " → " + result.provider();
    int deletions = result.deleted().size();
    lines.add(
        deletions == 0
            ? pair + " is not peered: nothing to delete"
            : pair
                + " unpeered: "
                + deletions
                + (deletions == 1 ? " object" : " objects")
                + " deleted");
    result.deleted().forEach(deleted -> lines.add("  deleted  " + deleted));
    result.kept().forEach(kept -> lines.add("  kept     " + kept));
    return String.join("\n", lines);
  }

  private static void mapping(List<String> lines, String who, @Nullable Cidrs mapped) {
    if (mapped != null) lines.add("  networks         " + who + " sees it: " + words(mapped));
  }

  static String words(Cidrs cidrs) {
    return "pods "
        + String.join(", ", cidrs.pod())
        + ", external "
        + String.join(", ", cidrs.external());
  }

  public static String words(Map<String, String> resources) {
    return new TreeMap<>(resources)
        .entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining(", "));
  }
}
