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
import dev.hawser.liqo.desired.KeptReason;
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
  private final OrphanedGatewayBindings bindings;
  private final ForeignClusterCleanup foreignCluster;

  PairCleanup(
      PairObjects pair,
      Claims claims,
      NamespaceCleanup namespaces,
      OrphanedGatewayBindings bindings,
      ForeignClusterCleanup foreignCluster) {
    this.pair = pair;
    this.claims = claims;
    this.namespaces = namespaces;
    this.bindings = bindings;
    this.foreignCluster = foreignCluster;
  }

  DeleteResult cleanUp(CleanupInput cleanup) {
    var namespace = pair.findNamespace();
    var other = namespace.flatMap(found -> ClaimAnnotation.holderOtherThan(pair.run(), found));
    if (other.isPresent()) return new DeleteResult(List.of(), List.of(takenOver(other.get())));
    var gone = new ArrayList<ObjectReference>();
    var kept = new ArrayList<KeptObject>();
    if (namespace.isPresent()) {
      String name = namespace.get().getMetadata().getName();
      kept.addAll(bindings.removeOrphaned(name, cleanup.preexisting()));
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
    var existing = foreignCluster.find();
    if (existing.isUnknown()) {
      kept.add(kept(reference, KeptReason.MAY_NOT_READ, List.of()));
      return;
    }
    if (cleanup.preexisting().contains(reference) || existing.value().isEmpty()) return;
    var shown = foreignCluster.shown();
    if (stays(kept) || shown.stream().anyMatch(object -> !object.isAny())) {
      kept.add(kept(reference, "which shows what is left", List.of()));
    } else if (!shown.isEmpty()) {
      kept.add(kept(reference, KeptReason.mayHaveUnreadable("show"), shown));
    } else if (foreignCluster.delete()) {
      gone.add(reference);
    } else {
      kept.add(kept(reference, KeptReason.MAY_NOT_DELETE, List.of()));
    }
  }

  /** Whether anything is known to stay: what may not be read may not exist at all. */
  private static boolean stays(List<KeptObject> kept) {
    return kept.stream()
        .anyMatch(
            one ->
                one.object() != null
                    || one.because().isEmpty()
                    || !one.because().stream().allMatch(ObjectReference::isAny));
  }

  private KeptObject kept(ObjectReference object, String reason, List<ObjectReference> because) {
    return new KeptObject(object.on(pair.cluster()), reason, because);
  }
}
