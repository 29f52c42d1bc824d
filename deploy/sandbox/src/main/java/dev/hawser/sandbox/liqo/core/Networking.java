package dev.hawser.sandbox.liqo.core;

import dev.hawser.sandbox.liqo.runtime.Conditions;
import dev.hawser.sandbox.liqo.runtime.KubeObject;

/** What a ForeignCluster says about the tunnel. */
public final class Networking {
  private Networking() {}

  /** True also where the networking module is not used for that cluster. */
  public static boolean isEstablishedOrOff(KubeObject foreignCluster) {
    var module = "status.modules.networking.";
    return !foreignCluster.flag(module + "enabled")
        || Conditions.status(foreignCluster.list(module + "conditions"), "NetworkConnectionStatus")
            .equals("Established");
  }
}
