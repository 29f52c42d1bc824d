package dev.hawser.sandbox.liqo.network;

import dev.hawser.sandbox.liqo.runtime.Component;
import dev.hawser.sandbox.liqo.runtime.Kind;
import dev.hawser.sandbox.liqo.runtime.KubeObject;
import dev.hawser.sandbox.liqo.runtime.Labels;
import dev.hawser.sandbox.liqo.runtime.NotYet;
import dev.hawser.sandbox.liqo.runtime.ObjectRef;
import dev.hawser.sandbox.liqo.runtime.Reconciler;
import dev.hawser.sandbox.liqo.runtime.Result;
import dev.hawser.sandbox.liqo.runtime.Site;
import dev.hawser.sandbox.liqo.runtime.Watches;
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

  private final Site site;

  public NetworkController(Site site) {
    this.site = site;
  }

  @Override
  public void watch(Watches watches) {
    watches.on(Kind.NETWORK);
  }

  @Override
  public Result reconcile(ObjectRef ref) {
    var found = site.cluster().get(Kind.NETWORK, ref);
    if (found.isEmpty()) {
      return Result.done();
    }
    var network = found.get();
    if (network.isDeleting()) {
      // The range is free again with the object: nothing else remembers it.
      site.cluster().edit(Kind.NETWORK, ref, object -> object.withoutFinalizer(FINALIZER));
    } else if (!isPreinstalled(network) && !network.hasFinalizer(FINALIZER)) {
      site.cluster().edit(Kind.NETWORK, ref, object -> object.withFinalizer(FINALIZER));
    } else if (network.text("status.cidr").isEmpty()) {
      var cidr = map(network);
      site.cluster().editStatus(Kind.NETWORK, ref, object -> object.set("status.cidr", cidr));
    }
    return Result.done();
  }

  private String map(KubeObject network) {
    var wanted = network.text("spec.cidr");
    if (!site.knobs().remaps() || isFixed(network)) {
      return wanted;
    }
    if (site.knobs().isPaused(Component.IPAM)) {
      throw new NotYet("the IPAM does not answer");
    }
    return Ipam.acquire(Cidr.parse(wanted), taken())
        .orElseThrow(() -> new NotYet("no free range as long as " + wanted))
        .toString();
  }

  private List<Cidr> taken() {
    return site.cluster().list(Kind.NETWORK, Map.of()).stream()
        .map(network -> network.text("status.cidr"))
        .filter(cidr -> !cidr.isEmpty())
        .map(Cidr::parse)
        .toList();
  }

  private static boolean isPreinstalled(KubeObject network) {
    return network.annotation(Labels.PREINSTALLED).equals("true");
  }

  private static boolean isFixed(KubeObject network) {
    return network.label(Labels.NETWORK_NOT_REMAPPED).equals("true");
  }
}
