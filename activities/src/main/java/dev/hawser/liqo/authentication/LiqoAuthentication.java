package dev.hawser.liqo.authentication;

import dev.hawser.cluster.AuthenticationActivities;
import dev.hawser.cluster.Removal;
import dev.hawser.cluster.Removed;
import dev.hawser.cluster.Scope;
import dev.hawser.liqo.objects.ClusterAccess;
import dev.hawser.liqo.objects.Work;
import java.util.List;
import java.util.function.Function;

/** Liqo's authentication module on one cluster. */
public final class LiqoAuthentication implements AuthenticationActivities {
  private final ClusterAccess cluster;

  public LiqoAuthentication(ClusterAccess cluster) {
    this.cluster = cluster;
  }

  @Override
  public Nonce ensureNonce(Scope scope) {
    return cluster.run(scope, work -> new Nonces(work).ensure());
  }

  @Override
  public Removed deleteNonce(Removal removal) {
    return remove(removal, work -> new Nonces(work).remove(removal));
  }

  @Override
  public Proof proveIdentity(Challenge challenge) {
    return cluster.run(challenge.scope(), work -> new Proofs(work).prove(challenge.nonce()));
  }

  @Override
  public Removed deleteProof(Removal removal) {
    return remove(removal, work -> new Proofs(work).remove(removal));
  }

  @Override
  public Grant ensureTenant(Admission admission) {
    return cluster.run(admission.scope(), work -> new Tenants(work).ensure(admission));
  }

  @Override
  public Removed deleteTenant(Removal removal) {
    return remove(removal, work -> new Tenants(work).remove(removal));
  }

  @Override
  public Installed ensureIdentity(Credentials credentials) {
    return cluster.run(credentials.scope(), work -> new Identities(work).ensure(credentials));
  }

  @Override
  public Removed deleteIdentity(Removal removal) {
    return remove(removal, work -> new Identities(work).remove(removal));
  }

  @Override
  public Removed deleteRenewCopy(Removal removal) {
    return remove(removal, work -> new Copies(work).removeRenew());
  }

  @Override
  public Removed deleteCopies(Removal removal) {
    return remove(removal, work -> new Copies(work).removeAll());
  }

  private Removed remove(Removal removal, Function<Work, List<String>> act) {
    return cluster.run(removal.scope(), work -> new Removed(act.apply(work), List.of()));
  }
}
