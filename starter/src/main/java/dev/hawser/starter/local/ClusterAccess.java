package dev.hawser.starter.local;

import dev.hawser.connection.KubectlOptions;

/**
 * How one cluster is reached from this computer.
 *
 * @param liqoNamespace the namespace in which Liqo is installed
 */
public record ClusterAccess(KubectlOptions kubectl, String liqoNamespace) {
  /** Where liqoctl installs Liqo. */
  public static final String LIQO_NAMESPACE = "liqo";
}
