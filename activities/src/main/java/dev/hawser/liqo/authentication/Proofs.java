package dev.hawser.liqo.authentication;

import dev.hawser.activity.AuthenticationActivities.Nonce;
import dev.hawser.activity.AuthenticationActivities.Proof;
import dev.hawser.activity.DeleteInput;
import dev.hawser.activity.FailureType;
import dev.hawser.liqo.cluster.ActivityContext;
import dev.hawser.liqo.desired.DesiredObject;
import dev.hawser.liqo.diagnosis.Diagnostics;
import dev.hawser.liqo.pki.ClusterKey;
import dev.hawser.liqo.pki.SigningRequest;
import dev.hawser.liqo.resources.Fields;
import dev.hawser.liqo.resources.Kind;
import dev.hawser.liqo.resources.Labels;
import dev.hawser.liqo.waiting.WaitCondition;
import io.temporal.failure.ApplicationFailure;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The consumer's answer to the nonce: Liqo signs it, we make the CSR, the key stays here. */
final class Proofs {
  private final ActivityContext work;

  Proofs(ActivityContext work) {
    this.work = work;
  }

  Proof prove(Nonce nonce) {
    var namespace = work.namespace();
    var key = work.authenticationKeys().flatMap(ClusterKey::fromSecret).orElseThrow(this::noKeys);
    ensureAsked(namespace, nonce);
    var condition =
        WaitCondition.of("Liqo to sign the nonce")
            .explainedBy(
                () ->
                    Diagnostics.join(
                        "Secret liqo-signed-nonce in "
                            + namespace
                            + " has no signature of the cluster's key: does Liqo's controller"
                            + " manager run?",
                        work.clues().lastEvent(namespace, Labels.SIGNED_NONCE_SECRET)));
    String signature = work.await(condition, () -> signature(namespace, nonce, key));
    return new Proof(
        key.publicPem(), SigningRequest.controlPlane(work.clusterId().value(), key), signature);
  }

  List<String> remove(DeleteInput removal) {
    return work.namespaceIfAny().stream()
        .flatMap(
            namespace ->
                work
                    .objects()
                    .remove(removal, Kind.SECRET, namespace, Labels.SIGNED_NONCE_SECRET)
                    .stream())
        .toList();
  }

  /** A nonce of another life is replaced together with its signature. */
  private void ensureAsked(String namespace, Nonce nonce) {
    String encoded = Base64.getEncoder().encodeToString(bytes(nonce));
    var asked =
        DesiredObject.of(Kind.SECRET, namespace, Labels.SIGNED_NONCE_SECRET)
            .label(Labels.SIGNED_NONCE, "true")
            .label(Labels.REMOTE_CLUSTER, work.peer())
            .data("nonce", encoded);
    boolean other =
        work.api()
            .get(Kind.SECRET, namespace, Labels.SIGNED_NONCE_SECRET)
            .map(secret -> Fields.text(secret, "data", "nonce"))
            .filter(old -> !old.equals(encoded))
            .isPresent();
    work.objects().ensure(other ? asked.withoutData("signedNonce") : asked);
  }

  /** A signature that the cluster's present key did not make is an old one. */
  private Optional<String> signature(String namespace, Nonce nonce, ClusterKey key) {
    return work.api()
        .get(Kind.SECRET, namespace, Labels.SIGNED_NONCE_SECRET)
        .map(secret -> Fields.text(secret, "data", "signedNonce"))
        .filter(signature -> key.verifies(bytes(nonce), Base64.getDecoder().decode(signature)));
  }

  private static byte[] bytes(Nonce nonce) {
    return nonce.value().getBytes(StandardCharsets.US_ASCII);
  }

  private ApplicationFailure noKeys() {
    return ApplicationFailure.newNonRetryableFailure(
        "Secret authentication-keys is missing in namespace "
            + work.liqoNamespace()
            + " on "
            + work.clusterId()
            + ", or may not be read: Liqo's controller manager makes it",
        FailureType.LiqoNotFound.name());
  }
}
