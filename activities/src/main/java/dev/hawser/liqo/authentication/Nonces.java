package dev.hawser.liqo.authentication;

import dev.hawser.activity.AuthenticationActivities.Nonce;
import dev.hawser.activity.DeleteInput;
import dev.hawser.liqo.cluster.ActivityContext;
import dev.hawser.liqo.desired.DesiredObject;
import dev.hawser.liqo.diagnosis.Diagnostics;
import dev.hawser.liqo.resources.Fields;
import dev.hawser.liqo.resources.Kind;
import dev.hawser.liqo.resources.Labels;
import dev.hawser.liqo.waiting.WaitCondition;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The provider's nonce: made by us empty, filled by Liqo, never expiring. */
final class Nonces {
  private final ActivityContext work;

  Nonces(ActivityContext work) {
    this.work = work;
  }

  Nonce ensure() {
    var namespace = work.namespace();
    work.objects()
        .ensure(
            DesiredObject.of(Kind.SECRET, namespace, Labels.NONCE_SECRET)
                .label(Labels.NONCE, "true")
                .label(Labels.REMOTE_CLUSTER, work.peer()));
    return work.await(
        WaitCondition.of("Liqo to fill the nonce")
            .explainedBy(
                () ->
                    Diagnostics.join(
                        "Secret liqo-nonce in "
                            + namespace
                            + " has no nonce: does Liqo's controller manager run?",
                        work.clues().lastEvent(namespace, Labels.NONCE_SECRET))),
        () -> read(namespace));
  }

  List<String> remove(DeleteInput removal) {
    return work.namespaceIfAny().stream()
        .flatMap(
            namespace ->
                work
                    .objects()
                    .remove(removal, Kind.SECRET, namespace, Labels.NONCE_SECRET)
                    .stream())
        .toList();
  }

  private Optional<Nonce> read(String namespace) {
    return work.api()
        .get(Kind.SECRET, namespace, Labels.NONCE_SECRET)
        .map(secret -> Fields.text(secret, "data", "nonce"))
        .map(
            data ->
                new Nonce(new String(Base64.getDecoder().decode(data), StandardCharsets.US_ASCII)));
  }
}
