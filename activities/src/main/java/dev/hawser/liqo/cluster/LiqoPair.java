package dev.hawser.liqo.cluster;

import dev.hawser.cluster.ClusterView;
import dev.hawser.cluster.PairActivities;
import dev.hawser.cluster.Removal;
import dev.hawser.cluster.Removed;
import dev.hawser.cluster.Role;
import dev.hawser.cluster.Scope;
import dev.hawser.liqo.objects.ClusterAccess;
import dev.hawser.liqo.objects.Work;
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
  public ClusterView inspectCluster(Look look) {
    var scope =
        new Scope(
            look.cluster(),
            look.peer(),
            look.role(),
            cluster.uid(),
            Labels.tenantNamespace(look.peer().value()),
            "inspect",
            GLANCE);
    return cluster.run(scope, work -> new Inspector(cluster, work).view(look));
  }

  @Override
  public Claimed claimPair(Claim claim) {
    return cluster.run(claim.scope(), work -> claim(work, claim));
  }

  /** Whoever claims a pair to make it has just seen both clusters: neither is gone. */
  private Claimed claim(Work work, Claim claim) {
    var claimed = new Claims(cluster, work).claim(claim);
    if (claim.create() && claim.scope().role() == Role.CONSUMER) new LostProvider(work).found();
    return claimed;
  }

  @Override
  public Removed releasePair(Release release) {
    return cluster.run(
        release.scope(), work -> new Claims(cluster, work).release(release.holder()));
  }

  @Override
  public Removed leavePair(Leave leave) {
    return cluster.run(leave.removal().scope(), work -> new Leaving(cluster, work).leave(leave));
  }

  @Override
  public Signs reverseSigns(Scope scope) {
    return cluster.run(scope, work -> new Signs(work.reverseSigns()));
  }

  @Override
  public Removed recallGone(Removal removal) {
    return cluster.run(removal.scope(), work -> new LostProvider(work).recall(removal));
  }

  @Override
  public void declareGone(Scope scope) {
    cluster.run(
        scope,
        work -> {
          new LostProvider(work).declare();
          return true;
        });
  }
}
