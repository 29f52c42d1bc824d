package dev.hawser.sandbox.liqo;

import dev.hawser.sandbox.liqo.admission.LiqoAdmission;
import dev.hawser.sandbox.liqo.admission.Lookups;
import dev.hawser.sandbox.liqo.authentication.IdentityController;
import dev.hawser.sandbox.liqo.authentication.IdentityCreator;
import dev.hawser.sandbox.liqo.authentication.LocalRenewer;
import dev.hawser.sandbox.liqo.authentication.LocalResourceSliceController;
import dev.hawser.sandbox.liqo.authentication.NonceCreator;
import dev.hawser.sandbox.liqo.authentication.NonceSigner;
import dev.hawser.sandbox.liqo.authentication.RemoteRenewer;
import dev.hawser.sandbox.liqo.authentication.RemoteResourceSliceController;
import dev.hawser.sandbox.liqo.authentication.TenantController;
import dev.hawser.sandbox.liqo.core.ApiServerChecker;
import dev.hawser.sandbox.liqo.core.ForeignClusterController;
import dev.hawser.sandbox.liqo.install.LiqoInstallation;
import dev.hawser.sandbox.liqo.kubelet.CloudStandIn;
import dev.hawser.sandbox.liqo.kubelet.KubeletStandIn;
import dev.hawser.sandbox.liqo.kubelet.TunnelStandIn;
import dev.hawser.sandbox.liqo.kubelet.VirtualKubeletStandIn;
import dev.hawser.sandbox.liqo.network.ConfigurationController;
import dev.hawser.sandbox.liqo.network.GatewayController;
import dev.hawser.sandbox.liqo.network.GatewaySide;
import dev.hawser.sandbox.liqo.network.NetworkController;
import dev.hawser.sandbox.liqo.network.WgGatewayController;
import dev.hawser.sandbox.liqo.offloading.NamespaceMapController;
import dev.hawser.sandbox.liqo.offloading.QuotaCreator;
import dev.hawser.sandbox.liqo.offloading.VirtualNodeController;
import dev.hawser.sandbox.liqo.offloading.VirtualNodeCreator;
import dev.hawser.sandbox.liqo.replication.CrdReplicator;
import dev.hawser.sandbox.liqo.runtime.Cluster;
import dev.hawser.sandbox.liqo.runtime.Knobs;
import dev.hawser.sandbox.liqo.runtime.LiqoOptions;
import dev.hawser.sandbox.liqo.runtime.Manager;
import dev.hawser.sandbox.liqo.runtime.Reconciler;
import dev.hawser.sandbox.liqo.runtime.Site;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;

/**
 * One cluster's Liqo, simulated: its control loops, and what stands for kubelet, cloud and network.
 *
 * <p>Everything happens through API servers. What is done on another cluster is done with the
 * kubeconfig that cluster granted; only the packets between gateways are left to a shared folder.
 */
public final class SimulatedLiqo implements AutoCloseable {
  private final Manager manager;
  private final Knobs knobs;
  private final LiqoAdmission admission;

  private SimulatedLiqo(Manager manager, Knobs knobs, LiqoAdmission admission) {
    this.manager = manager;
    this.knobs = knobs;
    this.admission = admission;
  }

  /** Installs what is missing and returns once all controllers work. The client stays yours. */
  public static SimulatedLiqo start(KubernetesClient client, LiqoOptions options) {
    LiqoInstallation.install(client, options);
    var knobs = new Knobs(options.remapping(), options.leaseDuration());
    var site = new Site(new Cluster(client), options, knobs);
    var manager = new Manager(site.cluster(), knobs, options.clusterId());
    controllers(site).forEach(manager::add);
    manager.start();
    return new SimulatedLiqo(manager, knobs, new LiqoAdmission(site, Lookups.of(site.cluster())));
  }

  private static List<Reconciler> controllers(Site site) {
    return List.of(
        new NetworkController(site),
        new ConfigurationController(site),
        new GatewayController(site, GatewaySide.SERVER),
        new GatewayController(site, GatewaySide.CLIENT),
        new WgGatewayController(site, GatewaySide.SERVER),
        new WgGatewayController(site, GatewaySide.CLIENT),
        new NonceCreator(site),
        new NonceSigner(site),
        new TenantController(site),
        new IdentityController(site),
        new LocalRenewer(site),
        new RemoteRenewer(site),
        new LocalResourceSliceController(site),
        new RemoteResourceSliceController(site),
        new IdentityCreator(site),
        new QuotaCreator(site),
        new VirtualNodeCreator(site),
        new VirtualNodeController(site),
        new NamespaceMapController(site),
        new ForeignClusterController(site),
        new ApiServerChecker(site),
        new CrdReplicator(site),
        new KubeletStandIn(site),
        new CloudStandIn(site),
        new TunnelStandIn(site, GatewaySide.SERVER),
        new TunnelStandIn(site, GatewaySide.CLIENT),
        new VirtualKubeletStandIn(site));
  }

  /** The switches of this cluster, to be turned while it runs. */
  public Knobs knobs() {
    return knobs;
  }

  /** The admission rules, for an API server that can ask in the same process. */
  public LiqoAdmission admission() {
    return admission;
  }

  @Override
  public void close() {
    manager.close();
  }
}
