package dev.hawser.liqo.pair;

import dev.hawser.activity.ClaimHolder;
import dev.hawser.activity.DeleteInput.Extent;
import dev.hawser.activity.DeleteResult;
import dev.hawser.activity.KeptObject;
import dev.hawser.activity.ObjectReference;
import dev.hawser.activity.PairActivities.CleanupInput;
import dev.hawser.liqo.claims.ClaimAnnotation;
import dev.hawser.liqo.claims.Claims;
import dev.hawser.liqo.cluster.PairObjects;
import dev.hawser.liqo.resources.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Cleans up a pair on one cluster: Liqo's leftovers, the tenant namespace, the claim, and finally
 * the ForeignCluster.
 */
final class PairCleanup {
  private final PairObjects pair;
  private final Claims claims;
  private final NamespaceCleanup namespaces;
  private final ForeignClusterCleanup foreignCluster;

  PairCleanup(
      PairObjects pair,
      Claims claims,
      NamespaceCleanup namespaces,
      ForeignClusterCleanup foreignCluster) {
    this.pair = pair;
    this.claims = claims;
    this.namespaces = namespaces;
    this.foreignCluster = foreignCluster;
  }

  DeleteResult cleanUp(CleanupInput cleanup) {
    var namespace = pair.findNamespace();
    var other = namespace.flatMap(found -> ClaimAnnotation.holderOtherThan(pair.run(), found));
    if (other.isPresent()) return new DeleteResult(List.of(), List.of(takenOver(other.get())));
    var gone = new ArrayList<ObjectReference>();
    var kept = new ArrayList<KeptObject>();
    if (namespace.isPresent()) {
      var result = namespaces.cleanUp(namespace.get(), cleanup);
      gone.addAll(result.deleted());
      kept.addAll(result.kept());
      if (result.deleted().isEmpty()) claims.release(namespace.get());
    }
    if (cleanup.removal().extent() == Extent.CREATED_BY_RUN) {
      deleteForeignCluster(cleanup, gone, kept);
    }
    return new DeleteResult(gone, kept);
  }

  private KeptObject takenOver(ClaimHolder holder) {
    String reason = "what is on " + pair.cluster() + ", taken over by " + holder;
    return KeptObject.described(reason, List.of());
  }

  private void deleteForeignCluster(
      CleanupInput cleanup, List<ObjectReference> gone, List<KeptObject> kept) {
    var reference = ObjectReference.of(Kind.FOREIGN_CLUSTER.word(), pair.peer());
    if (cleanup.preexisting().contains(reference) || foreignCluster.find().isEmpty()) return;
    if (kept.isEmpty() && !foreignCluster.isNeeded()) {
      foreignCluster.delete().ifPresent(gone::add);
    } else {
      kept.add(KeptObject.of(reference.on(pair.cluster()), "which shows what is left"));
    }
  }
}
