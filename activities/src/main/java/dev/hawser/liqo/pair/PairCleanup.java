package dev.hawser.liqo.pair;

import dev.hawser.activity.ClaimHolder;
import dev.hawser.activity.DeleteInput;
import dev.hawser.activity.DeleteResult;
import dev.hawser.activity.PairActivities.CleanupInput;
import dev.hawser.liqo.claims.ClaimAnnotation;
import dev.hawser.liqo.cluster.ActivityContext;
import dev.hawser.liqo.cluster.ClusterAccess;
import dev.hawser.liqo.resources.Kind;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.ArrayList;
import java.util.List;

/** Leaves a cluster: by-products, tenant namespace, and the ForeignCluster last. */
final class PairCleanup {
  private final ClusterAccess cluster;
  private final ActivityContext work;

  PairCleanup(ClusterAccess cluster, ActivityContext work) {
    this.cluster = cluster;
    this.work = work;
  }

  DeleteResult leave(CleanupInput leave) {
    var namespace = cluster.tenantNamespaces().of(work.scope().peer());
    var other = namespace.flatMap(ClaimAnnotation::read).filter(holder -> !isOurs(holder));
    if (other.isPresent()) return new DeleteResult(List.of(), List.of(takenOver(other.get())));
    var gone = new ArrayList<String>();
    var kept = new ArrayList<String>();
    if (namespace.isPresent()) {
      kept.addAll(gatewayRights(leave, namespace.get()));
      if (leave.deleteNamespace()) leaveNamespace(leave, namespace.get(), gone, kept);
      else unclaim(namespace.get());
    }
    boolean undo = leave.removal().extent() == DeleteInput.Extent.CREATED_BY_RUN;
    if (undo) leaveForeignCluster(leave, gone, kept);
    return new DeleteResult(gone, kept);
  }

  private List<String> gatewayRights(CleanupInput leave, GenericKubernetesResource namespace) {
    String name = namespace.getMetadata().getName();
    return mayNotDelete(new OrphanedGatewayBindings(work).removeStray(name, leave.preexisting()));
  }

  private List<String> mayNotDelete(List<String> stay) {
    return stay.stream()
        .map(name -> name + " on " + work.clusterId() + ", which the worker may not delete")
        .toList();
  }

  private void leaveNamespace(
      CleanupInput leave,
      GenericKubernetesResource namespace,
      List<String> gone,
      List<String> kept) {
    String name = namespace.getMetadata().getName();
    var byProducts = new LiqoLeftovers(work);
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
    if (leave.removal().extent() == DeleteInput.Extent.ALL) {
      work.objects().delete(Kind.NAMESPACE, namespace).ifPresent(gone::add);
      return;
    }
    byProducts.remove(name, leave.preexisting());
    kept.addAll(mayNotDelete(new OrphanedConnections(work).remove(name, leave.preexisting())));
    var foreign = byProducts.foreign(name);
    if (leave.undoSkipped()) foreign.addAll(byProducts.dying(name));
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
      byProducts.takenOver(name, leave.preexisting()).stream()
          .map(found -> found + " on " + work.clusterId() + ", which is somebody else's by now")
          .forEach(kept::add);
    }
  }

  /** The claim goes whatever stays: the run is over. */
  private void unclaim(GenericKubernetesResource namespace) {
    if (ClaimAnnotation.read(namespace).filter(this::isOurs).isEmpty()) return;
    ClaimAnnotation.write(namespace, null);
    work.api().replace(namespace);
  }

  private boolean isOurs(ClaimHolder holder) {
    return holder.run().equals(work.scope().run());
  }

  private String takenOver(ClaimHolder holder) {
    return "what is on " + work.clusterId() + ", taken over by " + holder;
  }

  private void leaveForeignCluster(CleanupInput leave, List<String> gone, List<String> kept) {
    String name = "ForeignCluster " + work.peer();
    if (leave.preexisting().contains(name)) return;
    var trace = new ForeignClusterCleanup(work);
    if (trace.find().isEmpty()) return;
    if (kept.isEmpty() && new LiqoLeftovers(work).shown().isEmpty()) {
      trace.delete().ifPresent(gone::add);
    } else {
      kept.add(name + " on " + work.clusterId() + ", which shows what is left");
    }
  }
}
