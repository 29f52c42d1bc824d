package dev.hawser.liqo.authentication;

import dev.hawser.activity.AuthenticationActivities.Nonce;
import dev.hawser.liqo.cluster.PairObjects;
import dev.hawser.liqo.desired.DesiredObject;
import dev.hawser.liqo.desired.ObjectWriter;
import dev.hawser.liqo.diagnosis.Diagnostics;
import dev.hawser.liqo.kubernetes.KubeApi;
import dev.hawser.liqo.resources.Fields;
import dev.hawser.liqo.resources.Kind;
import dev.hawser.liqo.resources.Labels;
import dev.hawser.liqo.waiting.ActivityAttempt;
import dev.hawser.liqo.waiting.WaitCondition;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** The provider's nonce, in a Secret that is created empty and filled by Liqo; never expires. */
final class Nonces {
  private final PairObjects pair;
  private final KubeApi api;
  private final ObjectWriter objects;
  private final ActivityAttempt attempt;
  private final Diagnostics diagnostics;

  Nonces(PairObjects pair, KubeApi api, ObjectWriter objects, ActivityAttempt attempt) {
    this.pair = pair;
    this.api = api;
    this.objects = objects;
    this.attempt = attempt;
    this.diagnostics = new Diagnostics(api);
  }

  Nonce ensure() {
    var namespace = pair.namespace();
    objects.ensure(
        DesiredObject.of(Kind.SECRET, namespace, Labels.NONCE_SECRET)
            .label(Labels.NONCE, "true")
            .label(Labels.REMOTE_CLUSTER, pair.peer()));
    return attempt.await(
        WaitCondition.of("Liqo to fill the nonce")
            .explainedBy(
                () ->
                    Diagnostics.join(
                        "Secret liqo-nonce in "
                            + namespace
                            + " has no nonce: does Liqo's controller manager run?",
                        diagnostics.lastEvent(namespace, Labels.NONCE_SECRET))),
        () -> read(namespace));
  }

  private Optional<Nonce> read(String namespace) {
    return api.get(Kind.SECRET, namespace, Labels.NONCE_SECRET)
        .map(secret -> Fields.text(secret, "data", "nonce"))
        .map(data -> nonce(namespace, data));
  }

  private static Nonce nonce(String namespace, String data) {
    try {
      return new Nonce(new String(Base64.getDecoder().decode(data), StandardCharsets.US_ASCII));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "Secret " + Labels.NONCE_SECRET + " in " + namespace + ": " + e.getMessage(), e);
    }
  }
}
