package dev.hawser.simulator.networkingcontroller;

import dev.hawser.simulator.runtime.ControllerContext;
import dev.hawser.simulator.runtime.KubeObject;
import dev.hawser.simulator.runtime.LiqoComponent;
import dev.hawser.simulator.runtime.LiqoLabels;
import dev.hawser.simulator.runtime.ObjectKind;
import dev.hawser.simulator.runtime.ObjectRef;
import dev.hawser.simulator.runtime.ReconcileResult;
import dev.hawser.simulator.runtime.Reconciler;
import dev.hawser.simulator.runtime.RequeueException;
import dev.hawser.simulator.runtime.WatchRegistrar;
import java.util.List;
import java.util.Map;

/**
 * Gives each Network the range it stands for here.
 *
 * <p>Source: {@code pkg/liqo-controller-manager/networking/external-network/remapping} and {@code
 * pkg/ipam} of Liqo v1.2.0.
 */
public final class NetworkController implements Reconciler {
  private static final String FINALIZER = "network.ipam.liqo.io/finalizer";

  private final ControllerContext context;

  public NetworkController(ControllerContext context) {
    this.context = context;
  }

  @Override
  public void watch(WatchRegistrar watches) {
    watches.on(ObjectKind.NETWORK);
  }

  @Override
  public ReconcileResult reconcile(ObjectRef ref) {
    var found = context.cluster().get(ObjectKind.NETWORK, ref);
    if (found.isEmpty()) {
      return ReconcileResult.done();
    }
    var network = found.get();
    if (network.isDeleting()) {
      // The range is free again with the object: nothing else remembers it.
      context.cluster().edit(ObjectKind.NETWORK, ref, object -> object.withoutFinalizer(FINALIZER));
    } else if (!isPreinstalled(network) && !network.hasFinalizer(FINALIZER)) {
      context.cluster().edit(ObjectKind.NETWORK, ref, object -> object.withFinalizer(FINALIZER));
    } else if (network.text("status.cidr").isEmpty()) {
      var cidr = map(network);
      context
          .cluster()
          .editStatus(ObjectKind.NETWORK, ref, object -> object.set("status.cidr", cidr));
    }
    return ReconcileResult.done();
  }

  private String map(KubeObject network) {
    var wanted = network.text("spec.cidr");
    if (!context.faults().remaps() || isFixed(network)) {
      return wanted;
    }
    if (context.faults().isPaused(LiqoComponent.IPAM)) {
      throw new RequeueException("the IPAM does not answer");
    }
    return Ipam.acquire(Cidr.parse(wanted), taken())
        .orElseThrow(() -> new RequeueException("no free range as long as " + wanted))
        .toString();
  }

  private List<Cidr> taken() {
    return context.cluster().list(ObjectKind.NETWORK, Map.of()).stream()
        .map(network -> network.text("status.cidr"))
        .filter(cidr -> !cidr.isEmpty())
        .map(Cidr::parse)
        .toList();
  }

  private static boolean isPreinstalled(KubeObject network) {
    return network.annotation(LiqoLabels.PREINSTALLED).equals("true");
  }

  private static boolean isFixed(KubeObject network) {
    return network.label(LiqoLabels.NETWORK_NOT_REMAPPED).equals("true");
  }
}
