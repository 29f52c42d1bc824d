package dev.hawser.simulator.runtime;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;

/** Records warning Events; some failures of Liqo show nowhere else. */
public final class EventRecorder {
  private final ClusterClient cluster;

  public EventRecorder(ClusterClient cluster) {
    this.cluster = cluster;
  }

  public void warn(KubeObject about, String component, String reason, String message) {
    var now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    var name = about.name() + "." + UUID.randomUUID().toString().substring(0, 13);
    var namespace = about.namespace().isEmpty() ? "default" : about.namespace();
    var event =
        KubeObject.of(ObjectKind.EVENT, new ObjectRef(namespace, name))
            .set("involvedObject", reference(about))
            .set("type", "Warning")
            .set("reason", reason)
            .set("message", message)
            .set("source", Map.of("component", component))
            .set("firstTimestamp", now)
            .set("lastTimestamp", now)
            .set("count", 1);
    cluster.createIfAbsent(event);
  }

  private static Map<String, Object> reference(KubeObject about) {
    return Map.of(
        "apiVersion", about.kind().apiVersion(),
        "kind", about.kind().kind(),
        "namespace", about.namespace(),
        "name", about.name(),
        "uid", about.uid());
  }
}
