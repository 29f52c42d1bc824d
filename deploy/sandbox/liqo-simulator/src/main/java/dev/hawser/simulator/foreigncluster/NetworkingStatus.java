package dev.hawser.simulator.foreigncluster;

import dev.hawser.simulator.runtime.Conditions;
import dev.hawser.simulator.runtime.KubeObject;

/** What a ForeignCluster says about the tunnel. */
public final class NetworkingStatus {
  private NetworkingStatus() {}

  /** True also if the networking module is not used for that cluster. */
  public static boolean isEstablishedOrOff(KubeObject foreignCluster) {
    var module = "status.modules.networking.";
    return !foreignCluster.flag(module + "enabled")
        || Conditions.status(foreignCluster.list(module + "conditions"), "NetworkConnectionStatus")
            .equals("Established");
  }
}
