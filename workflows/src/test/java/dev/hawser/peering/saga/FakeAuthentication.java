package dev.hawser.peering.saga;

import dev.hawser.activity.ActivityScope;
import dev.hawser.activity.AuthParams;
import dev.hawser.activity.AuthenticationActivities;
import dev.hawser.activity.DeleteInput;
import dev.hawser.activity.DeleteResult;
import dev.hawser.activity.ValueSamples;
import java.util.Map;
import java.util.TreeMap;

/** Authentication of a fake cluster. */
final class FakeAuthentication implements AuthenticationActivities {
  private final FakeCluster cluster;

  FakeAuthentication(FakeCluster cluster) {
    this.cluster = cluster;
  }

  @Override
  public Nonce ensureNonce(ActivityScope scope) {
    return cluster.answer(
        "ensureNonce",
        scope,
        () -> {
          String value = "nonce-of-" + cluster.id;
          cluster.objects.ensure(scope.run(), "Nonce", Map.of("value", value));
          return ValueSamples.nonce(value);
        });
  }

  @Override
  public DeleteResult deleteNonce(DeleteInput removal) {
    return remove("deleteNonce", removal, "Nonce");
  }

  @Override
  public Proof proveIdentity(ProofInput challenge) {
    return cluster.answer(
        "proveIdentity",
        challenge.scope(),
        () -> {
          String nonce = ValueSamples.textOf(challenge.nonce().value());
          cluster.objects.ensure(challenge.scope().run(), "SignedNonce", Map.of("value", nonce));
          return new Proof(
              ValueSamples.pem("PUBLIC KEY", cluster.identityKey),
              ValueSamples.pem("CERTIFICATE REQUEST", "csr-of-" + cluster.id),
              challenge.nonce().value());
        });
  }

  @Override
  public DeleteResult deleteProof(DeleteInput removal) {
    return remove("deleteProof", removal, "SignedNonce");
  }

  @Override
  public TenantCredentials ensureTenant(TenantInput admission) {
    return cluster.answer("ensureTenant", admission.scope(), () -> admit(admission));
  }

  @Override
  public DeleteResult deleteTenant(DeleteInput removal) {
    return remove("deleteTenant", removal, "Tenant");
  }

  @Override
  public IdentitySecret ensureIdentity(IdentityInput credentials) {
    return cluster.answer(
        "ensureIdentity",
        credentials.scope(),
        () -> {
          if (credentials.removeStuck()) cluster.stuck.clear();
          String certificate = credentials.tenant().authParams().signedCRT();
          cluster.objects.ensure(
              credentials.scope().run(), "Identity", Map.of("certificate", certificate));
          return new IdentitySecret("kubeconfig-controlplane-" + cluster.peer);
        });
  }

  @Override
  public DeleteResult deleteIdentity(DeleteInput removal) {
    return remove("deleteIdentity", removal, "Identity");
  }

  @Override
  public DeleteResult deleteReplicatedRenew(DeleteInput removal) {
    return remove("deleteRenewCopy", removal, "RenewCopy");
  }

  @Override
  public DeleteResult deleteReplicatedObjects(DeleteInput removal) {
    return remove("deleteCopies", removal, "RenewCopy");
  }

  private TenantCredentials admit(TenantInput admission) {
    if (admission.removeStaleCertificates()) cluster.objects.remove(FakePair.CERTIFICATE);
    String key = ValueSamples.textOfPem(admission.proof().publicKey());
    var fields = new TreeMap<>(Map.of("key", key));
    if (admission.proxyUrl() != null) fields.put("proxyUrl", admission.proxyUrl());
    cluster.objects.put(FakePair.CERTIFICATE, Map.of("key", key));
    cluster.objects.ensure(admission.scope().run(), "Tenant", fields);
    cluster.permissionsRevoked = false;
    cluster.unrenewable = false;
    var params =
        new AuthParams(
            null,
            ValueSamples.certificate("certificate-for-" + cluster.peer),
            "https://" + cluster.id + ".example:6443",
            admission.proxyUrl());
    return new TenantCredentials(params, "liqo-tenant-" + cluster.peer);
  }

  private DeleteResult remove(String method, DeleteInput removal, String kind) {
    return cluster.answer(method, removal.scope(), () -> cluster.objects.remove(removal, kind));
  }
}
