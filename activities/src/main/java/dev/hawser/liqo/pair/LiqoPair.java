package dev.hawser.liqo.pair;

import dev.hawser.activity.ActivityScope;
import dev.hawser.activity.ClusterView;
import dev.hawser.activity.DeleteInput;
import dev.hawser.activity.DeleteResult;
import dev.hawser.activity.PairActivities;
import dev.hawser.activity.Role;
import dev.hawser.liqo.cluster.ActivityContext;
import dev.hawser.liqo.cluster.ClusterAccess;
import dev.hawser.liqo.resources.Labels;
import java.time.Duration;

/** The pair as a whole on one cluster. */
public final class LiqoPair implements PairActivities {
  /** A look is soon over, or its failure is told. */
  private static final Duration GLANCE = Duration.ofSeconds(8);

  private final ClusterAccess cluster;

  public LiqoPair(ClusterAccess cluster) {
    this.cluster = cluster;
  }

  @Override
  public ClusterView inspectCluster(InspectInput look) {
    var scope =
        new ActivityScope(
            look.cluster(),
            look.peer(),
            look.role(),
            cluster.uid(),
            Labels.tenantNamespace(look.peer().value()),
            "inspect",
            GLANCE);
    return cluster.run(scope, work -> new PairInspector(cluster, work).view(look));
  }

  @Override
  public ClaimResult claimPair(ClaimInput claim) {
    return cluster.run(claim.scope(), work -> claim(work, claim));
  }

  /** Whoever claims a pair to make it has just seen both clusters: neither is gone. */
  private ClaimResult claim(ActivityContext work, ClaimInput claim) {
    var claimed = new Claims(cluster, work).claim(claim);
    if (claim.create() && claim.scope().role() == Role.CONSUMER)
      new UnreachableProvider(work).found();
    return claimed;
  }

  @Override
  public DeleteResult releaseClaim(ReleaseInput release) {
    return cluster.run(
        release.scope(), work -> new Claims(cluster, work).release(release.holder()));
  }

  @Override
  public DeleteResult cleanUpPair(CleanupInput leave) {
    return cluster.run(
        leave.removal().scope(), work -> new PairCleanup(cluster, work).leave(leave));
  }

  @Override
  public ReversePeering findReversePeering(ActivityScope scope) {
    return cluster.run(scope, work -> new ReversePeering(work.reverseSigns()));
  }

  @Override
  public DeleteResult clearUnreachable(DeleteInput removal) {
    return cluster.run(removal.scope(), work -> new UnreachableProvider(work).recall(removal));
  }

  @Override
  public void declareUnreachable(ActivityScope scope) {
    cluster.run(
        scope,
        work -> {
          new UnreachableProvider(work).declare();
          return true;
        });
  }
}
