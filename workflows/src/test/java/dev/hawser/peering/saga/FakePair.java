package dev.hawser.peering.saga;

import dev.hawser.activity.ActivityScope;
import dev.hawser.activity.ClaimHolder;
import dev.hawser.activity.ClusterView;
import dev.hawser.activity.DeleteInput;
import dev.hawser.activity.DeleteResult;
import dev.hawser.activity.FailureType;
import dev.hawser.activity.KeptObject;
import dev.hawser.activity.ObjectReference;
import dev.hawser.activity.PairActivities;
import dev.hawser.activity.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Namespace, claim and by-products of a fake cluster. */
public final class FakePair implements PairActivities {
  public static final String NAMESPACE = "Namespace";
  static final String FOREIGN_CLUSTER = "ForeignCluster";
  static final String CERTIFICATE = "Secret liqo-remote-certificate";
  static final ObjectReference CACHED_CERTIFICATE =
      ObjectReference.of("Secret", "liqo-remote-certificate");
  static final List<String> DEFAULTS = List.of(NAMESPACE, FOREIGN_CLUSTER, CERTIFICATE);

  private final FakeCluster cluster;

  FakePair(FakeCluster cluster) {
    this.cluster = cluster;
  }

  @Override
  public ClusterView inspectCluster(InspectInput look) {
    return cluster.look("inspectCluster", () -> FakeView.of(cluster));
  }

  @Override
  public ClaimResult claimPair(ClaimInput claim) {
    return cluster.answer("claimPair", claim.scope(), () -> claimed(claim));
  }

  @Override
  public ReversePeering findReversePeering(ActivityScope scope) {
    return cluster.answer("reverseSigns", scope, () -> new ReversePeering(signs(scope.role())));
  }

  /** A consumer is the provider of the peering the other way round. */
  private List<ObjectReference> signs(Role role) {
    var view = FakeView.of(cluster);
    if (role == Role.PROVIDER) {
      return view.consumerObjects().stream().map(sign -> sign.on(cluster.id)).toList();
    }
    return view.authentication().tenant() == null
        ? List.of()
        : List.of(cluster.reference("Tenant").on(cluster.id));
  }

  @Override
  public DeleteResult releaseClaim(ReleaseInput release) {
    return cluster.answer(
        "releasePair",
        release.scope(),
        () -> {
          if (isHeldBy(text(release.holder()))) cluster.objects.set(NAMESPACE, "claim", null);
          return DeleteResult.NOTHING;
        });
  }

  @Override
  public DeleteResult cleanUpPair(CleanupInput leave) {
    return cluster.answer("leavePair", leave.removal().scope(), () -> left(leave));
  }

  @Override
  public void noticeCancellation(ActivityScope scope) {
    cluster.answer("noticeCancellation", scope, () -> true);
  }

  @Override
  public void declareUnreachable(ActivityScope scope) {
    cluster.answer(
        "declareGone",
        scope,
        () -> {
          cluster.objects.ensure(scope.run(), "Declaration", Map.of());
          return true;
        });
  }

  @Override
  public DeleteResult clearUnreachable(DeleteInput removal) {
    return cluster.answer(
        "recallGone", removal.scope(), () -> cluster.objects.remove(removal, "Declaration"));
  }

  private ClaimResult claimed(ClaimInput claim) {
    var wish = text(claim.holder());
    if (!cluster.objects.has(NAMESPACE)) {
      if (!claim.create()) return new ClaimResult("", "no tenant namespace to claim");
      cluster.objects.ensure(claim.scope().run(), NAMESPACE, Map.of("claim", wish));
    }
    var holder = cluster.objects.field(NAMESPACE, "claim");
    if (holder != null && !holder.equals(wish) && !claim.takeOver()) {
      throw FakeCluster.refuse(FailureType.ALREADY_RUNNING, "the pair is held by " + holder);
    }
    cluster.objects.set(NAMESPACE, "claim", wish);
    return new ClaimResult("liqo-tenant-" + cluster.peer, "");
  }

  private DeleteResult left(CleanupInput leave) {
    var removal = leave.removal();
    if (!leave.deleteNamespace()) return unclaimed(removal);
    if (removal.extent() == DeleteInput.Extent.ALL) {
      return cluster.objects.remove(removal, NAMESPACE, FOREIGN_CLUSTER, CERTIFICATE);
    }
    forgetByProducts(leave);
    if (!cluster.objects.has(NAMESPACE)) return DeleteResult.NOTHING;
    var others = cluster.objects.apartFrom(DEFAULTS);
    boolean ours = cluster.objects.madeBy(NAMESPACE).equals(removal.scope().run());
    if (ours && others.isEmpty()) return cluster.objects.remove(removal, NAMESPACE);
    unclaimed(removal);
    var kept = new ArrayList<KeptObject>();
    if (ours)
      kept.add(new KeptObject(namespace(), "which holds other objects", references(others)));
    return new DeleteResult(List.of(), kept);
  }

  private ObjectReference namespace() {
    return ObjectReference.of(NAMESPACE, "liqo-tenant-" + cluster.peer).on(cluster.id);
  }

  private List<ObjectReference> references(List<String> kinds) {
    return kinds.stream().map(cluster::reference).toList();
  }

  private DeleteResult unclaimed(DeleteInput removal) {
    if (!cluster.objects.has(NAMESPACE)) return DeleteResult.NOTHING;
    var holder = cluster.objects.field(NAMESPACE, "claim");
    if (holder != null && holder.endsWith("/" + removal.scope().run())) {
      cluster.objects.set(NAMESPACE, "claim", null);
    }
    return DeleteResult.NOTHING;
  }

  private void forgetByProducts(CleanupInput leave) {
    if (!leave.preexisting().contains(CACHED_CERTIFICATE)) cluster.objects.remove(CERTIFICATE);
    boolean alone = cluster.objects.apartFrom(DEFAULTS).isEmpty();
    if (alone && !leave.preexisting().contains(cluster.reference(FOREIGN_CLUSTER))) {
      cluster.objects.remove(FOREIGN_CLUSTER);
    }
  }

  private boolean isHeldBy(String holder) {
    return Objects.equals(cluster.objects.field(NAMESPACE, "claim"), holder);
  }

  private static String text(ClaimHolder holder) {
    return holder.workflow() + "/" + holder.run();
  }
}
