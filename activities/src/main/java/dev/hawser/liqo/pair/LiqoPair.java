package dev.hawser.liqo.pair;

import dev.hawser.activity.ActivityScope;
import dev.hawser.activity.ClusterView;
import dev.hawser.activity.DeleteInput;
import dev.hawser.activity.DeleteResult;
import dev.hawser.activity.PairActivities;
import dev.hawser.activity.RequestOption;
import dev.hawser.activity.Role;
import dev.hawser.liqo.claims.Claims;
import dev.hawser.liqo.cluster.ActivityContext;
import dev.hawser.liqo.cluster.ActivityPurpose;
import dev.hawser.liqo.cluster.ClusterAccess;
import dev.hawser.liqo.resources.Labels;

/** The pair as a whole on one cluster. */
public final class LiqoPair implements PairActivities {
  private final ClusterAccess cluster;

  public LiqoPair(ClusterAccess cluster) {
    this.cluster = cluster;
  }

  @Override
  public ClusterView inspectCluster(InspectInput input) {
    var scope =
        new ActivityScope(
            input.cluster(),
            input.peer(),
            input.role(),
            null,
            Labels.tenantNamespace(input.peer().value()),
            "inspect",
            input.untilAnswered() ? null : cluster.timings().inspection());
    return cluster.inspect(scope, context -> inspector(context, input).view(input.health()));
  }

  @Override
  public ClaimResult claimPair(ClaimInput claim) {
    return cluster.run(claim.scope(), context -> claim(context, claim));
  }

  /** The run has just read both clusters, so a provider declared unreachable is back. */
  private static ClaimResult claim(ActivityContext context, ClaimInput claim) {
    context.allowed().requireOption(claim.takeOver(), RequestOption.TAKE_OVER);
    var claimed = claims(context, claim.scope()).claim(claim);
    if (claim.create() && claim.scope().role() == Role.CONSUMER) {
      unreachable(context).clear();
    }
    return claimed;
  }

  @Override
  public DeleteResult releaseClaim(ReleaseInput release) {
    return cluster.run(
        ActivityPurpose.UNDO,
        release.scope(),
        context -> claims(context, release.scope()).release(release.holder()));
  }

  @Override
  public DeleteResult cleanUpPair(CleanupInput input) {
    boolean asked = input.deleteNamespace() && input.removal().extent() == DeleteInput.Extent.ALL;
    return cluster.run(
        input.removal(),
        context -> {
          context.allowed().requireOption(asked, RequestOption.DELETE_NAMESPACES);
          return cleanup(context, input.removal().scope()).cleanUp(input);
        });
  }

  @Override
  public ReversePeering findReversePeering(ActivityScope scope) {
    return cluster.run(
        ActivityPurpose.UNDO, scope, context -> new ReversePeering(context.reverse().find()));
  }

  @Override
  public DeleteResult clearUnreachable(DeleteInput removal) {
    return cluster.run(removal, context -> unreachable(context).undeclare(removal));
  }

  @Override
  public void noticeCancellation(ActivityScope scope) {
    cluster.noticeCancellation(scope);
  }

  @Override
  public void declareUnreachable(ActivityScope scope) {
    cluster.run(
        scope,
        context -> {
          context.allowed().requireOption(true, RequestOption.PROVIDER_GONE);
          unreachable(context).declare();
          return true;
        });
  }

  private PairInspector inspector(ActivityContext context, InspectInput input) {
    return new PairInspector(
        cluster, input.role(), context.pair(), context.api(), context.allowed().policies());
  }

  private static Claims claims(ActivityContext context, ActivityScope scope) {
    return new Claims(scope, context.api(), context.objects());
  }

  private static PairCleanup cleanup(ActivityContext context, ActivityScope scope) {
    var pair = context.pair();
    var objects = context.objects();
    var leftovers = new LiqoLeftovers(pair, context.api(), objects);
    return new PairCleanup(
        pair,
        claims(context, scope),
        new NamespaceCleanup(pair, objects, context.reverse(), leftovers),
        new OrphanedGatewayBindings(pair, context.api(), objects),
        new ForeignClusterCleanup(pair, context.api(), objects, context.attempt()));
  }

  private static UnreachableProvider unreachable(ActivityContext context) {
    return new UnreachableProvider(context.pair(), context.api(), context.objects());
  }
}
