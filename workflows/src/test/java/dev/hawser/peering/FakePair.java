package dev.hawser.peering;

import dev.hawser.cluster.ClusterView;
import dev.hawser.cluster.FailureType;
import dev.hawser.cluster.Holder;
import dev.hawser.cluster.PairActivities;
import dev.hawser.cluster.Removal;
import dev.hawser.cluster.Removed;
import dev.hawser.cluster.Role;
import dev.hawser.cluster.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Namespace, claim and by-products of a fake cluster. */
final class FakePair implements PairActivities {
  static final String NAMESPACE = "Namespace";
  static final String FOREIGN_CLUSTER = "ForeignCluster";
  static final String CERTIFICATE = "Secret liqo-remote-certificate";
  static final List<String> DEFAULTS = List.of(NAMESPACE, FOREIGN_CLUSTER, CERTIFICATE);

  private final FakeCluster cluster;

  FakePair(FakeCluster cluster) {
    this.cluster = cluster;
  }

  @Override
  public ClusterView inspectCluster(Look look) {
    return cluster.look("inspectCluster", () -> FakeView.of(cluster));
  }

  @Override
  public Claimed claimPair(Claim claim) {
    return cluster.answer("claimPair", claim.scope(), () -> claimed(claim));
  }

  @Override
  public Signs reverseSigns(Scope scope) {
    return cluster.answer("reverseSigns", scope, () -> new Signs(signs(scope.role())));
  }

  /** A consumer is the provider of the peering the other way round. */
  private List<String> signs(Role role) {
    var view = FakeView.of(cluster);
    if (role == Role.PROVIDER) {
      return view.consuming().stream().map(sign -> sign + " on " + cluster.id).toList();
    }
    return view.tenant() == null
        ? List.of()
        : List.of("Tenant " + cluster.peer + " on " + cluster.id);
  }

  @Override
  public Removed releasePair(Release release) {
    return cluster.answer(
        "releasePair",
        release.scope(),
        () -> {
          if (isHeldBy(text(release.holder()))) cluster.objects.set(NAMESPACE, "claim", null);
          return Removed.NOTHING;
        });
  }

  @Override
  public Removed leavePair(Leave leave) {
    return cluster.answer("leavePair", leave.removal().scope(), () -> left(leave));
  }

  @Override
  public void declareGone(Scope scope) {
    cluster.answer(
        "declareGone",
        scope,
        () -> {
          cluster.objects.ensure(scope.run(), "Declaration", Map.of());
          return true;
        });
  }

  @Override
  public Removed recallGone(Removal removal) {
    return cluster.answer(
        "recallGone", removal.scope(), () -> cluster.objects.remove(removal, "Declaration"));
  }

  private Claimed claimed(Claim claim) {
    var wish = text(claim.holder());
    if (!cluster.objects.has(NAMESPACE)) {
      if (!claim.create()) return new Claimed("", "no tenant namespace to claim");
      cluster.objects.ensure(claim.scope().run(), NAMESPACE, Map.of("claim", wish));
    }
    var holder = cluster.objects.field(NAMESPACE, "claim");
    if (holder != null && !holder.equals(wish) && !claim.takeOver()) {
      throw FakeCluster.refuse(FailureType.AlreadyRunning, "the pair is held by " + holder);
    }
    cluster.objects.set(NAMESPACE, "claim", wish);
    return new Claimed("liqo-tenant-" + cluster.peer, "");
  }

  private Removed left(Leave leave) {
    var removal = leave.removal();
    if (!leave.namespace()) return unclaimed(removal);
    if (removal.extent() == Removal.Extent.ALL) {
      return cluster.objects.remove(removal, NAMESPACE, FOREIGN_CLUSTER, CERTIFICATE);
    }
    forgetByProducts(leave);
    if (!cluster.objects.has(NAMESPACE)) return Removed.NOTHING;
    var others = cluster.objects.apartFrom(DEFAULTS);
    boolean ours = cluster.objects.madeBy(NAMESPACE).equals(removal.scope().run());
    if (ours && others.isEmpty()) return cluster.objects.remove(removal, NAMESPACE);
    unclaimed(removal);
    var kept = new ArrayList<String>();
    if (ours) kept.add("namespace on " + cluster.id + ", which holds " + String.join(", ", others));
    return new Removed(List.of(), kept);
  }

  private Removed unclaimed(Removal removal) {
    if (!cluster.objects.has(NAMESPACE)) return Removed.NOTHING;
    var holder = cluster.objects.field(NAMESPACE, "claim");
    if (holder != null && holder.endsWith("/" + removal.scope().run())) {
      cluster.objects.set(NAMESPACE, "claim", null);
    }
    return Removed.NOTHING;
  }

  private void forgetByProducts(Leave leave) {
    if (!leave.keep().contains(CERTIFICATE)) cluster.objects.remove(CERTIFICATE);
    boolean alone = cluster.objects.apartFrom(DEFAULTS).isEmpty();
    if (alone && !leave.keep().contains(FOREIGN_CLUSTER + " " + cluster.peer)) {
      cluster.objects.remove(FOREIGN_CLUSTER);
    }
  }

  private boolean isHeldBy(String holder) {
    return Objects.equals(cluster.objects.field(NAMESPACE, "claim"), holder);
  }

  private static String text(Holder holder) {
    return holder.workflow() + "/" + holder.run();
  }
}
