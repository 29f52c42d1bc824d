package dev.hawser.liqo.authentication;

import dev.hawser.activity.AuthenticationActivities.Nonce;
import dev.hawser.activity.AuthenticationActivities.Proof;
import dev.hawser.liqo.cluster.PairObjects;
import dev.hawser.liqo.desired.DesiredObject;
import dev.hawser.liqo.desired.ObjectWriter;
import dev.hawser.liqo.diagnosis.Diagnostics;
import dev.hawser.liqo.kubernetes.KubeApi;
import dev.hawser.liqo.pki.ClusterKey;
import dev.hawser.liqo.pki.SigningRequest;
import dev.hawser.liqo.resources.Fields;
import dev.hawser.liqo.resources.Kind;
import dev.hawser.liqo.resources.Labels;
import dev.hawser.liqo.waiting.ActivityAttempt;
import dev.hawser.liqo.waiting.WaitCondition;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * The consumer's proof of its identity: Liqo signs the nonce and Hawser signs a CSR. The private
 * key leaves neither the cluster nor this process.
 */
final class Proofs {
  private final PairObjects pair;
  private final KubeApi api;
  private final ObjectWriter objects;
  private final ActivityAttempt attempt;
  private final Diagnostics diagnostics;

  Proofs(PairObjects pair, KubeApi api, ObjectWriter objects, ActivityAttempt attempt) {
    this.pair = pair;
    this.api = api;
    this.objects = objects;
    this.attempt = attempt;
    this.diagnostics = new Diagnostics(api);
  }

  /** Has Liqo sign the nonce, and signs a CSR with the same key. */
  Proof prove(Nonce nonce, ClusterKey key) {
    var namespace = pair.namespace();
    ensureNonce(namespace, nonce);
    var condition =
        WaitCondition.of("Liqo to sign the nonce")
            .explainedBy(
                () ->
                    Diagnostics.join(
                        "Secret liqo-signed-nonce in "
                            + namespace
                            + " has no signature of the cluster's key: does Liqo's controller"
                            + " manager run?",
                        diagnostics.lastEvent(namespace, Labels.SIGNED_NONCE_SECRET)));
    String signature = attempt.await(condition, () -> signature(namespace, nonce, key));
    return new Proof(
        key.publicPem(), SigningRequest.controlPlane(pair.cluster().value(), key), signature);
  }

  /** Replaces the nonce of an earlier peering, together with its signature. */
  private void ensureNonce(String namespace, Nonce nonce) {
    String encoded = Base64.getEncoder().encodeToString(bytes(nonce));
    var desired =
        DesiredObject.of(Kind.SECRET, namespace, Labels.SIGNED_NONCE_SECRET)
            .label(Labels.SIGNED_NONCE, "true")
            .label(Labels.REMOTE_CLUSTER, pair.peer())
            .data("nonce", encoded);
    boolean other =
        api.get(Kind.SECRET, namespace, Labels.SIGNED_NONCE_SECRET)
            .map(secret -> Fields.text(secret, "data", "nonce"))
            .filter(old -> !old.equals(encoded))
            .isPresent();
    objects.ensure(other ? desired.withoutData("signedNonce") : desired);
  }

  /** Ignores a signature by another key than the cluster's current one: it is an old one. */
  private Optional<String> signature(String namespace, Nonce nonce, ClusterKey key) {
    return api.get(Kind.SECRET, namespace, Labels.SIGNED_NONCE_SECRET)
        .map(secret -> Fields.text(secret, "data", "signedNonce"))
        .filter(signature -> key.verifies(bytes(nonce), Base64.getDecoder().decode(signature)));
  }

  private static byte[] bytes(Nonce nonce) {
    return nonce.value().getBytes(StandardCharsets.US_ASCII);
  }
}
