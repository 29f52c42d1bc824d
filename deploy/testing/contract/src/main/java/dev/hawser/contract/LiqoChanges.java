package dev.hawser.contract;

import dev.hawser.harness.ResourceKind;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Differences between two snapshots that Liqo makes by itself when an object that existed before a
 * run is used or changed by it, and restored by the rollback.
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
   * What is left of the differences without those of Liqo.
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
   * external CIDR and restores it has Liqo do so twice. Nothing else about that IP is forgiven: it
   * must be there again.
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
