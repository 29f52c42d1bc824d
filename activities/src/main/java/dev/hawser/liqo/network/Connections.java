package dev.hawser.liqo.network;

import dev.hawser.cluster.FailureType;
import dev.hawser.cluster.NetworkActivities.Connected;
import dev.hawser.liqo.objects.Condition;
import dev.hawser.liqo.objects.Work;
import dev.hawser.liqo.resources.Fields;
import dev.hawser.liqo.resources.Kind;
import java.util.Optional;

/** The tunnel as this side's gateway sees it. */
final class Connections {
  private final Work work;

  Connections(Work work) {
    this.work = work;
  }

  /** An Error may pass: the gateway's first status shows one for a moment. */
  Connected await() {
    var namespace = work.namespace();
    var condition =
        Condition.of("the tunnel to " + work.peer() + " to be connected", Kind.CONNECTION)
            .failing(FailureType.GatewayUnreachable)
            .explainedBy(() -> diagnosis(namespace));
    return work.await(
        condition,
        () ->
            work.labelled(Kind.CONNECTION, namespace)
                .filter(connection -> "Connected".equals(value(connection).orElse("")))
                .map(
                    connection ->
                        new Connected(Fields.text(connection, "status", "latency", "value"))));
  }

  private String diagnosis(String namespace) {
    return work.labelled(Kind.CONNECTION, namespace)
        .map(
            connection ->
                "Connection is "
                    + value(connection).orElse("without a status")
                    + ": can the client reach the server's address and UDP port?")
        .orElse("there is no Connection: does the gateway's pod run?");
  }

  private static Optional<String> value(
      io.fabric8.kubernetes.api.model.GenericKubernetesResource connection) {
    return Optional.ofNullable(Fields.text(connection, "status", "value"));
  }
}
