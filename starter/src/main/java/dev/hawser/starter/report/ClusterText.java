package dev.hawser.starter.report;

import dev.hawser.activity.ClusterId;
import dev.hawser.activity.ClusterView;
import dev.hawser.activity.CommaList;
import dev.hawser.activity.PeerPolicy;
import dev.hawser.activity.SliceCondition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One cluster of a pair, for {@code -o text}. */
final class ClusterText {
  private ClusterText() {}

  static String of(ClusterId cluster, String role, @Nullable ClusterView view) {
    if (view == null) return cluster + " (" + role + ")\n  could not be read";
    var lines = new ArrayList<String>();
    lines.add(
        cluster
            + " ("
            + role
            + ")"
            + (view.installation().version() == null
                ? ""
                : "  Liqo " + view.installation().version()));
    lines.add("  tenant namespace   " + namespace(view));
    lines.add("  network            " + network(view));
    lines.add("  authentication     " + authentication(view));
    lines.add("  offloading         " + offloading(view));
    String key = view.installation().identityKey();
    if (key != null) lines.add("  identity key       " + key + " (SHA-256)");
    view.policies().forEach(policy -> lines.add("  policy             " + policy(policy)));
    view.authentication()
        .stuckCredentials()
        .forEach(stuck -> lines.add("  stuck              " + stuck));
    if (!view.consumerObjects().isEmpty()) {
      lines.add("  consumes the peer  " + CommaList.of(view.consumerObjects()));
    }
    return String.join("\n", lines);
  }

  private static String policy(PeerPolicy policy) {
    return policy.source()
        + (policy.refusal() == null ? " names the peer" : " forbids it: " + policy.refusal());
  }

  private static String namespace(ClusterView view) {
    var namespace = view.tenantNamespace();
    if (namespace == null) return "none";
    return namespace.name()
        + (namespace.terminating() ? ", being deleted" : "")
        + (namespace.claim() == null ? "" : ", claimed by " + namespace.claim());
  }

  private static String network(ClusterView view) {
    var parts = new ArrayList<String>();
    if (view.network().configuration() != null) parts.add("configured");
    var gateway = view.network().gateway();
    if (gateway != null) {
      parts.add("gateway " + gateway.role().name().toLowerCase(Locale.ROOT));
      if (gateway.endpoint() != null) parts.add(gateway.endpoint().toString());
      parts.add(gateway.connection() == null ? "no connection" : gateway.connection().word());
    }
    return joined(parts);
  }

  private static String authentication(ClusterView view) {
    var parts = new ArrayList<String>();
    if (view.authentication().identity() != null) {
      parts.add(
          view.authentication().identity().complete()
              ? "identity installed"
              : "identity incomplete");
    }
    if (view.authentication().tenant() != null) {
      parts.add("tenant " + view.authentication().tenant().condition().word());
    }
    return joined(parts);
  }

  private static String offloading(ClusterView view) {
    var parts = new ArrayList<String>();
    var slice = view.offloading().slice();
    if (slice != null) {
      parts.add("slice " + slice.name() + " " + decision(slice.resources()));
      if (!slice.granted().isEmpty()) parts.add(ResultText.words(slice.granted()));
    }
    var node = view.offloading().node();
    if (node != null) parts.add("node " + node.name() + (node.ready() ? " Ready" : " not Ready"));
    int pods = view.offloading().pods();
    if (pods > 0) parts.add((pods == 1 ? "1 pod" : pods + " pods") + " running there");
    return joined(parts);
  }

  private static String decision(@Nullable SliceCondition condition) {
    return condition == null ? "undecided" : condition.word();
  }

  private static String joined(List<String> parts) {
    return parts.isEmpty() ? "none" : String.join(", ", parts);
  }
}
