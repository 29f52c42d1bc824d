package dev.hawser.simulator;

import dev.hawser.simulator.authenticationcontroller.IdentityController;
import dev.hawser.simulator.authenticationcontroller.IdentityCreator;
import dev.hawser.simulator.authenticationcontroller.LocalRenewer;
import dev.hawser.simulator.authenticationcontroller.LocalResourceSliceController;
import dev.hawser.simulator.authenticationcontroller.NonceCreator;
import dev.hawser.simulator.authenticationcontroller.NonceSigner;
import dev.hawser.simulator.authenticationcontroller.RemoteRenewer;
import dev.hawser.simulator.authenticationcontroller.RemoteResourceSliceController;
import dev.hawser.simulator.authenticationcontroller.TenantController;
import dev.hawser.simulator.foreigncluster.ApiServerChecker;
import dev.hawser.simulator.foreigncluster.ForeignClusterController;
import dev.hawser.simulator.install.LiqoInstaller;
import dev.hawser.simulator.kubelet.FakeCloud;
import dev.hawser.simulator.kubelet.FakeKubelet;
import dev.hawser.simulator.kubelet.FakeTunnel;
import dev.hawser.simulator.kubelet.FakeVirtualKubelet;
import dev.hawser.simulator.networkingcontroller.ConfigurationController;
import dev.hawser.simulator.networkingcontroller.GatewayController;
import dev.hawser.simulator.networkingcontroller.GatewaySide;
import dev.hawser.simulator.networkingcontroller.NetworkController;
import dev.hawser.simulator.networkingcontroller.WgGatewayController;
import dev.hawser.simulator.offloadingcontroller.NamespaceMapController;
import dev.hawser.simulator.offloadingcontroller.QuotaCreator;
import dev.hawser.simulator.offloadingcontroller.VirtualNodeController;
import dev.hawser.simulator.offloadingcontroller.VirtualNodeCreator;
import dev.hawser.simulator.replication.CrdReplicator;
import dev.hawser.simulator.runtime.ClusterClient;
import dev.hawser.simulator.runtime.ControllerContext;
import dev.hawser.simulator.runtime.ControllerManager;
import dev.hawser.simulator.runtime.FaultSwitches;
import dev.hawser.simulator.runtime.LiqoOptions;
import dev.hawser.simulator.runtime.Reconciler;
import dev.hawser.simulator.webhook.LiqoAdmission;
import dev.hawser.simulator.webhook.WebhookLookups;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.function.Function;

/**
 * The simulated Liqo of one cluster: its control loops, and fakes of kubelet, cloud and network.
 *
 * <p>Everything happens through API servers. Writes to another cluster use the kubeconfig that this
 * cluster issued. Only the packets between gateways are replaced by a shared folder.
 */
public final class SimulatedLiqo implements AutoCloseable {
  private final ControllerManager manager;
  private final FaultSwitches faults;
  private final LiqoAdmission admission;

  private SimulatedLiqo(ControllerManager manager, FaultSwitches faults, LiqoAdmission admission) {
    this.manager = manager;
    this.faults = faults;
    this.admission = admission;
  }

  /** Installs what is missing and returns once all controllers run. Does not close the client. */
  public static SimulatedLiqo start(KubernetesClient client, LiqoOptions options) {
    LiqoInstaller.install(client, options);
    var faults = new FaultSwitches(options.remapping(), options.leaseDuration());
    var context = new ControllerContext(new ClusterClient(client), options, faults);
    var manager = new ControllerManager(context);
    controllers().forEach(manager::add);
    manager.start();
    return new SimulatedLiqo(
        manager, faults, new LiqoAdmission(context, WebhookLookups.of(context.cluster())));
  }

  private static List<Function<ControllerContext, Reconciler>> controllers() {
    return List.of(
        NetworkController::new,
        ConfigurationController::new,
        context -> new GatewayController(context, GatewaySide.SERVER),
        context -> new GatewayController(context, GatewaySide.CLIENT),
        context -> new WgGatewayController(context, GatewaySide.SERVER),
        context -> new WgGatewayController(context, GatewaySide.CLIENT),
        NonceCreator::new,
        NonceSigner::new,
        TenantController::new,
        IdentityController::new,
        LocalRenewer::new,
        RemoteRenewer::new,
        LocalResourceSliceController::new,
        RemoteResourceSliceController::new,
        IdentityCreator::new,
        QuotaCreator::new,
        VirtualNodeCreator::new,
        VirtualNodeController::new,
        NamespaceMapController::new,
        ForeignClusterController::new,
        ApiServerChecker::new,
        CrdReplicator::new,
        FakeKubelet::new,
        FakeCloud::new,
        context -> new FakeTunnel(context, GatewaySide.SERVER),
        context -> new FakeTunnel(context, GatewaySide.CLIENT),
        FakeVirtualKubelet::new);
  }

  /** The fault switches of this cluster; they may be changed at any time. */
  public FaultSwitches faults() {
    return faults;
  }

  /** The admission rules, for an API server in the same process. */
  public LiqoAdmission admission() {
    return admission;
  }

  @Override
  public void close() {
    manager.close();
  }
}
