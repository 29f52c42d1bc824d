package dev.hawser.starter.status;

import dev.hawser.activity.ClusterId;
import dev.hawser.activity.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One cluster of a pair, module by module.
 *
 * @param liqo the version of Liqo; null where it is not known
 * @param read false when the cluster did not answer: nothing is known of it now
 * @param remarks what else there is to know: claims, policies, leftovers, the reverse peering
 */
public record ClusterReport(
    ClusterId cluster,
    Role role,
    @Nullable String liqo,
    boolean read,
    List<ModuleReport> modules,
    List<String> remarks) {
  public ClusterReport {
    modules = List.copyOf(modules);
    remarks = List.copyOf(remarks);
  }

  /** One that did not answer. */
  static ClusterReport unread(ClusterId cluster, Role role) {
    return new ClusterReport(cluster, role, null, false, List.of(), List.of());
  }

  /** All its objects, module by module. */
  List<ObjectReport> objects() {
    return modules.stream().flatMap(module -> module.objects().stream()).toList();
  }
}
