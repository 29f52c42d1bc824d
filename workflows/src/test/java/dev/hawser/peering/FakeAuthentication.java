package dev.hawser.peering;

import dev.hawser.cluster.AuthParams;
import dev.hawser.cluster.AuthenticationActivities;
import dev.hawser.cluster.Removal;
import dev.hawser.cluster.Removed;
import dev.hawser.cluster.Scope;
import java.util.Map;
import java.util.TreeMap;

/** Authentication of a fake cluster. */
final class FakeAuthentication implements AuthenticationActivities {
  private final FakeCluster cluster;

  FakeAuthentication(FakeCluster cluster) {
    this.cluster = cluster;
  }

  @Override
  public Nonce ensureNonce(Scope scope) {
    return cluster.answer(
        "ensureNonce",
        scope,
        () -> {
          String value = "nonce-of-" + cluster.id;
          cluster.objects.ensure(scope.run(), "Nonce", Map.of("value", value));
          return new Nonce(value);
        });
  }

  @Override
  public Removed deleteNonce(Removal removal) {
    return remove("deleteNonce", removal, "Nonce");
  }

  @Override
  public Proof proveIdentity(Challenge challenge) {
    return cluster.answer(
        "proveIdentity",
        challenge.scope(),
        () -> {
          String nonce = challenge.nonce().value();
          cluster.objects.ensure(challenge.scope().run(), "SignedNonce", Map.of("value", nonce));
          return new Proof(cluster.identityKey, "csr-of-" + cluster.id, "signed " + nonce);
        });
  }

  @Override
  public Removed deleteProof(Removal removal) {
    return remove("deleteProof", removal, "SignedNonce");
  }

  @Override
  public Grant ensureTenant(Admission admission) {
    return cluster.answer("ensureTenant", admission.scope(), () -> admit(admission));
  }

  @Override
  public Removed deleteTenant(Removal removal) {
    return remove("deleteTenant", removal, "Tenant");
  }

  @Override
  public Installed ensureIdentity(Credentials credentials) {
    return cluster.answer(
        "ensureIdentity",
        credentials.scope(),
        () -> {
          if (credentials.dropStuck()) cluster.stuck.clear();
          String certificate = credentials.grant().authParams().signedCRT();
          cluster.objects.ensure(
              credentials.scope().run(), "Identity", Map.of("certificate", certificate));
          return new Installed("kubeconfig-controlplane-" + cluster.peer);
        });
  }

  @Override
  public Removed deleteIdentity(Removal removal) {
    return remove("deleteIdentity", removal, "Identity");
  }

  @Override
  public Removed deleteRenewCopy(Removal removal) {
    return remove("deleteRenewCopy", removal, "RenewCopy");
  }

  @Override
  public Removed deleteCopies(Removal removal) {
    return remove("deleteCopies", removal, "RenewCopy");
  }

  private Grant admit(Admission admission) {
    if (admission.dropCertificate()) cluster.objects.remove(FakePair.CERTIFICATE);
    var fields = new TreeMap<>(Map.of("key", admission.proof().publicKey()));
    if (admission.proxyUrl() != null) fields.put("proxyUrl", admission.proxyUrl());
    cluster.objects.put(FakePair.CERTIFICATE, Map.of("key", admission.proof().publicKey()));
    cluster.objects.ensure(admission.scope().run(), "Tenant", fields);
    cluster.rightless = false;
    cluster.unrenewable = false;
    var params =
        new AuthParams(
            null,
            "certificate-for-" + cluster.peer,
            "https://" + cluster.id + ".example:6443",
            admission.proxyUrl());
    return new Grant(params, "liqo-tenant-" + cluster.peer);
  }

  private Removed remove(String method, Removal removal, String kind) {
    return cluster.answer(method, removal.scope(), () -> cluster.objects.remove(removal, kind));
  }
}
