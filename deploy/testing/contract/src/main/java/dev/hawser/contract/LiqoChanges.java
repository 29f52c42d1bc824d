package dev.hawser.contract;

import dev.hawser.harness.ResourceKind;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Differences between two snapshots that Liqo itself causes when a run uses or changes an existing
 * object and the rollback restores it.
 */
final class LiqoChanges {
  /**
   * Liqo keeps the role bindings of a Tenant that proved its identity once, and the Networks of the
   * CIDRs that a Configuration had for a while.
   */
  private static final Map<ResourceKind, Pattern> KEPT =
      Map.of(
          ResourceKind.TENANT,
          Pattern.compile(
              "\\+ (RoleBinding|ClusterRoleBinding) (liqo-tenant-.*/)?liqo-binding-liqo-.*"),
          ResourceKind.CONFIGURATION,
          Pattern.compile("[+-] Network .*"));

  private LiqoChanges() {}

  /**
   * The differences without those that Liqo causes.
   *
   * @param differences as {@code + Kind namespace/name on cluster}
   */
  static Set<String> without(LeftoverObject leftover, Set<String> differences) {
    var left = new TreeSet<>(differences);
    var kept = KEPT.get(leftover.kind());
    if (kept != null) left.removeIf(line -> kept.matcher(line).matches());
    withoutReplacedSourceIp(leftover, left);
    return left;
  }

  /**
   * Liqo deletes the IP {@code <configuration>-unknown-source} and creates it again, with another
   * UID, whenever the external CIDR of its Configuration is mapped to another one (ipmapping's
   * ConfigurationReconciler, deletePreviousUnknownSourceIPs, v1.2.0). A run that corrects a wrong
   * external CIDR and restores it makes Liqo do so twice. No other difference of that IP is
   * ignored: it must exist again.
   */
  private static void withoutReplacedSourceIp(LeftoverObject leftover, Set<String> left) {
    boolean mapsAnotherCidr =
        leftover.kind() == ResourceKind.CONFIGURATION
            && leftover.changedField().startsWith("spec/remote/cidr/external/");
    if (!mapsAnotherCidr) return;
    var configuration = leftover.object().getMetadata();
    String ip =
        " IP %s/%s-unknown-source on %s"
            .formatted(
                configuration.getNamespace(), configuration.getName(), leftover.cluster().id());
    if (left.contains("-" + ip) && left.contains("+" + ip)) {
      left.remove("-" + ip);
      left.remove("+" + ip);
    }
  }
}
