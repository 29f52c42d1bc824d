package dev.hawser.liqo.authentication;

import dev.hawser.activity.ActivityScope;
import dev.hawser.activity.AuthenticationActivities;
import dev.hawser.activity.DeleteInput;
import dev.hawser.activity.DeleteResult;
import dev.hawser.liqo.cluster.ActivityContext;
import dev.hawser.liqo.cluster.ClusterAccess;
import java.util.List;
import java.util.function.Function;

/** Liqo's authentication module on one cluster. */
public final class LiqoAuthentication implements AuthenticationActivities {
  private final ClusterAccess cluster;

  public LiqoAuthentication(ClusterAccess cluster) {
    this.cluster = cluster;
  }

  @Override
  public Nonce ensureNonce(ActivityScope scope) {
    return cluster.run(scope, work -> new Nonces(work).ensure());
  }

  @Override
  public DeleteResult deleteNonce(DeleteInput removal) {
    return remove(removal, work -> new Nonces(work).remove(removal));
  }

  @Override
  public Proof proveIdentity(ProofInput challenge) {
    return cluster.run(challenge.scope(), work -> new Proofs(work).prove(challenge.nonce()));
  }

  @Override
  public DeleteResult deleteProof(DeleteInput removal) {
    return remove(removal, work -> new Proofs(work).remove(removal));
  }

  @Override
  public TenantCredentials ensureTenant(TenantInput admission) {
    return cluster.run(admission.scope(), work -> new Tenants(work).ensure(admission));
  }

  @Override
  public DeleteResult deleteTenant(DeleteInput removal) {
    return remove(removal, work -> new Tenants(work).remove(removal));
  }

  @Override
  public IdentitySecret ensureIdentity(IdentityInput credentials) {
    return cluster.run(credentials.scope(), work -> new Identities(work).ensure(credentials));
  }

  @Override
  public DeleteResult deleteIdentity(DeleteInput removal) {
    return remove(removal, work -> new Identities(work).remove(removal));
  }

  @Override
  public DeleteResult deleteReplicatedRenew(DeleteInput removal) {
    return remove(removal, work -> new ReplicatedObjects(work).removeRenew());
  }

  @Override
  public DeleteResult deleteReplicatedObjects(DeleteInput removal) {
    return remove(removal, work -> new ReplicatedObjects(work).removeAll());
  }

  private DeleteResult remove(DeleteInput removal, Function<ActivityContext, List<String>> act) {
    return cluster.run(removal.scope(), work -> new DeleteResult(act.apply(work), List.of()));
  }
}
