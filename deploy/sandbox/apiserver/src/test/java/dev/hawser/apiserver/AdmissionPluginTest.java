package dev.hawser.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.apiserver.admission.AdmissionRequest;
import dev.hawser.apiserver.admission.AdmissionRequest.Operation;
import dev.hawser.apiserver.audit.AuditEvent;
import dev.hawser.apiserver.failure.ApiFailure;
import dev.hawser.apiserver.object.Json;
import dev.hawser.apiserver.object.ObjectMeta;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class AdmissionPluginTest extends ApiServerExtension {
  @Test
  void shouldLetAdmissionChangeObjects() {
    // given
    server.admission(AdmissionPluginTest::label);

    // when
    ConfigMap created = client.resource(configMap("one")).create();

    // then
    assertThat(created.getMetadata().getLabels()).containsEntry("admitted-by", "kubernetes-admin");
  }

  @Test
  void shouldLetAdmissionRefuse() {
    // given
    server.admission(AdmissionPluginTest::denyUpdates);
    ConfigMap created = client.resource(configMap("one")).create();

    // when
    var failure =
        failureOf(
            () ->
                client
                    .resource(new ConfigMapBuilder(created).addToData("a", "b").build())
                    .update());

    // then
    assertThat(failure.getCode()).isEqualTo(400);
    assertThat(failure.getStatus().getReason()).isNull();
    assertThat(failure.getStatus().getMessage())
        .isEqualTo("admission webhook \"maps.example.dev\" denied the request: value -> b");
  }

  @Test
  void shouldLetAdmissionRefuseDeletions() {
    // given
    client.resource(configMap("one")).create();
    server.admission(AdmissionPluginTest::denyDeletions);

    // when
    var failure =
        failureOf(() -> client.configMaps().inNamespace("default").withName("one").delete());

    // then
    assertThat(failure.getCode()).isEqualTo(403);
  }

  @Test
  void shouldAuditRequests() {
    // given
    List<AuditEvent> events = new CopyOnWriteArrayList<>();
    server.audit(events::add);

    // when
    client.resource(configMap("one")).create();

    // then
    assertThat(events)
        .singleElement()
        .usingRecursiveComparison()
        .ignoringFields("userAgent", "body")
        .isEqualTo(
            new AuditEvent(
                "kubernetes-admin", "", "create", "", "configmaps", "", "default", "", 201, ""));
    assertThat(events.getFirst().userAgent()).startsWith("fabric8-kubernetes-client");
    assertThat(events.getFirst().body()).contains("\"kind\":\"ConfigMap\"");
  }

  @Test
  void shouldCountAWatchOnce() {
    // given
    List<AuditEvent> events = new CopyOnWriteArrayList<>();
    server.audit(events::add);

    // when
    var watch = client.configMaps().inNamespace("default").watch(new SilentWatcher<>());

    // then
    await(() -> !events.isEmpty());
    assertThat(events).extracting(AuditEvent::verb).containsExactly("watch");
    watch.close();
  }

  private static ObjectNode label(AdmissionRequest request) {
    Json.child(ObjectMeta.of(request.object()), "labels").put("admitted-by", request.user().name());
    return request.object();
  }

  private static ObjectNode denyUpdates(AdmissionRequest request) {
    if (request.operation() == Operation.UPDATE && request.concerns("", "ConfigMap")) {
      String old = request.old().orElseThrow().path("data").path("key").asText();
      String change = old + " -> " + request.object().path("data").path("a").asText();
      throw ApiFailure.denied("maps.example.dev", 400, change);
    }
    return request.object();
  }

  private static ObjectNode denyDeletions(AdmissionRequest request) {
    if (request.operation() == Operation.DELETE) {
      throw ApiFailure.denied("maps.example.dev", 403, "stays");
    }
    return request.object();
  }
}
