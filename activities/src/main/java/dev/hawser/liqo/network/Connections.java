package dev.hawser.liqo.network;

import dev.hawser.activity.ConnectionStatus;
import dev.hawser.activity.FailureType;
import dev.hawser.activity.NetworkActivities.EstablishedConnection;
import dev.hawser.liqo.cluster.PairObjects;
import dev.hawser.liqo.diagnosis.Diagnostics;
import dev.hawser.liqo.resources.Fields;
import dev.hawser.liqo.resources.Kind;
import dev.hawser.liqo.waiting.ActivityAttempt;
import dev.hawser.liqo.waiting.WaitCondition;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tunnel, as the gateway on this cluster reports it. */
final class Connections {
  private final PairObjects pair;
  private final ActivityAttempt attempt;
  private final Gateways gateways;
  private @Nullable Long failingSince;

  Connections(PairObjects pair, ActivityAttempt attempt, Gateways gateways) {
    this.pair = pair;
    this.attempt = attempt;
    this.gateways = gateways;
  }

  /** Tolerates a short Error: the gateway's first status shows one for a moment. */
  EstablishedConnection await() {
    var namespace = pair.namespace();
    var condition =
        WaitCondition.of("the tunnel to " + pair.peer() + " to be connected", Kind.CONNECTION)
            .failing(FailureType.GATEWAY_UNREACHABLE)
            .explainedBy(() -> diagnosis(namespace));
    return attempt.await(
        condition, () -> pair.labelled(Kind.CONNECTION, namespace).flatMap(this::connected));
  }

  private Optional<EstablishedConnection> connected(GenericKubernetesResource connection) {
    var status = status(connection);
    if (status == ConnectionStatus.CONNECTED) {
      return Optional.of(
          new EstablishedConnection(Fields.text(connection, "status", "latency", "value")));
    }
    if (status != ConnectionStatus.ERROR) failingSince = null;
    else if (failingSince == null) failingSince = System.nanoTime();
    else if (System.nanoTime() - failingSince > settling().toNanos()) throw unreachable();
    if (failingSince != null) attempt.lookAgainWithin(settling());
    return Optional.empty();
  }

  private Duration settling() {
    return attempt.timings().settling().tunnelError();
  }

  private ApplicationFailure unreachable() {
    return ApplicationFailure.newNonRetryableFailure(
        "the gateway on "
            + pair.cluster()
            + " gets no answer from "
            + pair.peer()
            + "'s through the tunnel: can the client reach the server's address and UDP port?",
        FailureType.GATEWAY_UNREACHABLE.word());
  }

  private String diagnosis(String namespace) {
    var connection = pair.labelled(Kind.CONNECTION, namespace);
    String state =
        connection
            .map(
                found ->
                    Fields.name(found)
                        + " is "
                        + value(found).orElse("without a status")
                        + ": can the client reach the server's address and UDP port?")
            .orElse("there is no Connection: does the gateway's pod run?");
    return Diagnostics.join(state, gateways.problems(namespace));
  }

  private static @Nullable ConnectionStatus status(GenericKubernetesResource connection) {
    return value(connection).map(ConnectionStatus::of).orElse(null);
  }

  private static Optional<String> value(GenericKubernetesResource connection) {
    return Optional.ofNullable(Fields.text(connection, "status", "value"));
  }
}
