package dev.hawser.liqo.cluster;

import dev.hawser.cluster.Holder;
import dev.hawser.cluster.PairActivities.Leave;
import dev.hawser.cluster.Removal;
import dev.hawser.cluster.Removed;
import dev.hawser.liqo.objects.ClaimMark;
import dev.hawser.liqo.objects.ClusterAccess;
import dev.hawser.liqo.objects.Work;
import dev.hawser.liqo.resources.Kind;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.ArrayList;
import java.util.List;

/** Leaves a cluster: by-products, tenant namespace, and the ForeignCluster last. */
final class Leaving {
  private final ClusterAccess cluster;
  private final Work work;

  Leaving(ClusterAccess cluster, Work work) {
    this.cluster = cluster;
    this.work = work;
  }

  Removed leave(Leave leave) {
    var namespace = cluster.tenantNamespace(work.scope().peer());
    var other = namespace.flatMap(ClaimMark::read).filter(holder -> !isOurs(holder));
    if (other.isPresent()) return new Removed(List.of(), List.of(takenOver(other.get())));
    var gone = new ArrayList<String>();
    var kept = new ArrayList<String>();
    if (namespace.isPresent()) {
      kept.addAll(gatewayRights(leave, namespace.get()));
      if (leave.namespace()) leaveNamespace(leave, namespace.get(), gone, kept);
      else unclaim(namespace.get());
    }
    boolean undo = leave.removal().extent() == Removal.Extent.MADE_BY_RUN;
    if (undo) leaveForeignCluster(leave, gone, kept);
    return new Removed(gone, kept);
  }

  private List<String> gatewayRights(Leave leave, GenericKubernetesResource namespace) {
    String name = namespace.getMetadata().getName();
    return mayNotDelete(new GatewayRights(work).removeStray(name, leave.keep()));
  }

  private List<String> mayNotDelete(List<String> stay) {
    return stay.stream()
        .map(name -> name + " on " + work.clusterId() + ", which the worker may not delete")
        .toList();
  }

  private void leaveNamespace(
      Leave leave, GenericKubernetesResource namespace, List<String> gone, List<String> kept) {
    String name = namespace.getMetadata().getName();
    var byProducts = new ByProducts(work);
    var others = work.reverseSigns();
    if (!others.isEmpty()) {
      unclaim(namespace);
      kept.add(
          "namespace "
              + name
              + " on "
              + work.clusterId()
              + ", in use by the reverse peering ("
              + String.join(", ", others)
              + ")");
      return;
    }
    if (leave.removal().extent() == Removal.Extent.ALL) {
      work.objects().delete(Kind.NAMESPACE, namespace).ifPresent(gone::add);
      return;
    }
    byProducts.remove(name, leave.keep());
    kept.addAll(mayNotDelete(new StrayConnections(work).remove(name, leave.keep())));
    var foreign = byProducts.foreign(name);
    if (leave.givenUp()) foreign.addAll(byProducts.dying(name));
    if (work.objects().isOurs(namespace) && foreign.isEmpty()) {
      work.objects().delete(Kind.NAMESPACE, namespace).ifPresent(gone::add);
      return;
    }
    unclaim(namespace);
    if (work.objects().isOurs(namespace)) {
      kept.add(
          "namespace "
              + name
              + " on "
              + work.clusterId()
              + ", which holds "
              + String.join(", ", foreign));
    } else {
      byProducts.takenOver(name, leave.keep()).stream()
          .map(found -> found + " on " + work.clusterId() + ", which is somebody else's by now")
          .forEach(kept::add);
    }
  }

  /** The claim goes whatever stays: the run is over. */
  private void unclaim(GenericKubernetesResource namespace) {
    if (ClaimMark.read(namespace).filter(this::isOurs).isEmpty()) return;
    ClaimMark.write(namespace, null);
    work.api().replace(namespace);
  }

  private boolean isOurs(Holder holder) {
    return holder.run().equals(work.scope().run());
  }

  private String takenOver(Holder holder) {
    return "what is on " + work.clusterId() + ", taken over by " + holder;
  }

  private void leaveForeignCluster(Leave leave, List<String> gone, List<String> kept) {
    String name = "ForeignCluster " + work.peer();
    if (leave.keep().contains(name)) return;
    var trace = new LastTrace(work);
    if (trace.find().isEmpty()) return;
    if (kept.isEmpty() && new ByProducts(work).shown().isEmpty()) {
      trace.delete().ifPresent(gone::add);
    } else {
      kept.add(name + " on " + work.clusterId() + ", which shows what is left");
    }
  }
}
