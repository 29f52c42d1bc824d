package dev.hawser.liqo.authentication;

import dev.hawser.activity.ActivityScope;
import dev.hawser.activity.AuthenticationActivities;
import dev.hawser.activity.DeleteInput;
import dev.hawser.activity.DeleteResult;
import dev.hawser.activity.ObjectReference;
import dev.hawser.activity.RequestOption;
import dev.hawser.activity.Role;
import dev.hawser.liqo.cluster.ActivityContext;
import dev.hawser.liqo.cluster.ClusterAccess;
import dev.hawser.liqo.resources.Kind;
import dev.hawser.liqo.resources.Labels;
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
    return cluster.run(
        scope,
        context -> {
          context.pair().requireRole(Role.PROVIDER);
          identityProvider(context).requireCertificates();
          return nonces(context).ensure();
        });
  }

  @Override
  public DeleteResult deleteNonce(DeleteInput removal) {
    return removeNamed(removal, Kind.SECRET, Labels.NONCE_SECRET);
  }

  @Override
  public Proof proveIdentity(ProofInput challenge) {
    return cluster.run(challenge.scope(), context -> prove(context, challenge.nonce()));
  }

  @Override
  public DeleteResult deleteProof(DeleteInput removal) {
    return removeNamed(removal, Kind.SECRET, Labels.SIGNED_NONCE_SECRET);
  }

  @Override
  public TenantCredentials ensureTenant(TenantInput input) {
    return cluster.run(input.scope(), context -> register(context, input));
  }

  /** Kubernetes deletes its RoleBinding with it: a later Tenant that adopted it would lose it. */
  @Override
  public DeleteResult deleteTenant(DeleteInput removal) {
    return removeNamed(removal, Kind.TENANT, removal.scope().peer().value());
  }

  @Override
  public IdentitySecret ensureIdentity(IdentityInput input) {
    return cluster.run(input.scope(), context -> install(context, input));
  }

  @Override
  public DeleteResult deleteIdentity(DeleteInput removal) {
    return remove(removal, context -> identities(context).remove(removal));
  }

  /** Only the repair of a peering asks for it. */
  @Override
  public DeleteResult deleteReplicatedRenew(DeleteInput removal) {
    return remove(
        removal,
        context -> {
          context.allowed().requireOption(true, RequestOption.REPAIR);
          return replicated(context).removeRenew();
        });
  }

  @Override
  public DeleteResult deleteReplicatedObjects(DeleteInput removal) {
    return remove(removal, context -> replicated(context).removeAll());
  }

  private DeleteResult remove(
      DeleteInput removal, Function<ActivityContext, List<ObjectReference>> act) {
    return cluster.run(removal, context -> new DeleteResult(act.apply(context), List.of()));
  }

  private DeleteResult removeNamed(DeleteInput removal, Kind kind, String name) {
    return remove(
        removal,
        context ->
            context.pair().namespaceForRemoval().stream()
                .flatMap(
                    namespace -> context.objects().remove(removal, kind, namespace, name).stream())
                .toList());
  }

  private static TenantCredentials register(ActivityContext context, TenantInput input) {
    context.pair().requireRole(Role.PROVIDER);
    var allowed = context.allowed();
    allowed.requireOption(input.removeStaleCertificates(), RequestOption.REPAIR);
    allowed.requireOption(input.proxyUrl() != null, RequestOption.PROXY_URL);
    allowed.require(policy -> policy.refusesIdentityKey(Tenants.fingerprint(input.proof())));
    return tenants(context).ensure(input);
  }

  private Proof prove(ActivityContext context, Nonce nonce) {
    context.pair().requireRole(Role.CONSUMER);
    var key = cluster.authenticationKeys(context.api()).require();
    return new Proofs(context.pair(), context.api(), context.objects(), context.attempt())
        .prove(nonce, key);
  }

  private IdentitySecret install(ActivityContext context, IdentityInput input) {
    context.pair().requireRole(Role.CONSUMER);
    var params = input.tenant().authParams();
    var allowed = context.allowed();
    allowed.requireOption(input.removeStuck(), RequestOption.REPAIR);
    allowed.requireOption(params.proxyURL() != null, RequestOption.PROXY_URL);
    allowed.require(policy -> policy.refusesApiServer(params.apiServer()));
    String ownKey = cluster.authenticationKeys(context.api()).require().fingerprint();
    return identities(context).ensure(input, ownKey);
  }

  private IdentityProvider identityProvider(ActivityContext context) {
    return new IdentityProvider(cluster.id(), context.api(), cluster.liqoNamespace());
  }

  private static Nonces nonces(ActivityContext context) {
    return new Nonces(context.pair(), context.api(), context.objects(), context.attempt());
  }

  private static Tenants tenants(ActivityContext context) {
    return new Tenants(context.pair(), context.api(), context.objects(), context.attempt());
  }

  private static Identities identities(ActivityContext context) {
    return new Identities(context.pair(), context.api(), context.objects(), context.attempt());
  }

  private static ReplicatedObjects replicated(ActivityContext context) {
    return new ReplicatedObjects(context.pair(), context.objects());
  }
}
