package dev.hawser.starter.report;

import dev.hawser.activity.ClusterId;
import dev.hawser.activity.ClusterView;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One cluster's side of a pair as people read it. */
final class ClusterText {
  private ClusterText() {}

  static String of(ClusterId cluster, String role, @Nullable ClusterView view) {
    if (view == null) return cluster + " (" + role + ")\n  could not be read";
    var lines = new ArrayList<String>();
    lines.add(
        cluster + " (" + role + ")" + (view.version() == null ? "" : "  Liqo " + view.version()));
    lines.add("  tenant namespace   " + namespace(view));
    lines.add("  network            " + network(view));
    lines.add("  authentication     " + authentication(view));
    lines.add("  offloading         " + offloading(view));
    view.stuckCredentials().forEach(stuck -> lines.add("  stuck              " + stuck));
    if (!view.consumerObjects().isEmpty()) {
      lines.add("  consumes the peer  " + String.join(", ", view.consumerObjects()));
    }
    return String.join("\n", lines);
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
    if (view.configuration() != null) parts.add("configured");
    var gateway = view.gateway();
    if (gateway != null) {
      parts.add("gateway " + gateway.role().name().toLowerCase(java.util.Locale.ROOT));
      if (gateway.endpoint() != null) parts.add(gateway.endpoint().toString());
      parts.add(gateway.connection() == null ? "no connection" : gateway.connection());
    }
    return joined(parts);
  }

  private static String authentication(ClusterView view) {
    var parts = new ArrayList<String>();
    if (view.identity() != null) {
      parts.add(view.identity().complete() ? "identity installed" : "identity incomplete");
    }
    if (view.tenant() != null) parts.add("tenant " + view.tenant().condition());
    return joined(parts);
  }

  private static String offloading(ClusterView view) {
    var parts = new ArrayList<String>();
    var slice = view.slice();
    if (slice != null) {
      parts.add("slice " + slice.name() + " " + slice.resources());
      if (!slice.granted().isEmpty()) parts.add(ResultText.words(slice.granted()));
    }
    var node = view.node();
    if (node != null) parts.add("node " + node.name() + (node.ready() ? " Ready" : " not Ready"));
    if (view.offloadedPods() > 0) parts.add(view.offloadedPods() + " pods run there");
    return joined(parts);
  }

  private static String joined(List<String> parts) {
    return parts.isEmpty() ? "none" : String.join(", ", parts);
  }
}
