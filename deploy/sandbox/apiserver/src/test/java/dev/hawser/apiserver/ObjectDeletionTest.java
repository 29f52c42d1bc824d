package dev.hawser.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Deleting exactly the object that was read. */
class ObjectDeletionTest extends ApiServerExtension {
  @Test
  void shouldDeleteOnlyTheVersionThatWasRead() {
    // given
    ConfigMap created = client.resource(configMap("one")).create();
    client.resource(new ConfigMapBuilder(created).addToData("a", "b").build()).update();
    var stale = client.resource(created);

    // when
    var failure =
        failureOf(
            () -> stale.lockResourceVersion(created.getMetadata().getResourceVersion()).delete());

    // then
    assertThat(failure.getCode()).isEqualTo(409);
    assertThat(failure.getStatus().getReason()).isEqualTo("Conflict");
    assertThat(failure.getStatus().getMessage())
        .contains("the ResourceVersion in the precondition");
  }

  @Test
  void shouldDeleteOnlyTheObjectThatWasRead() {
    // given
    client.resource(configMap("one")).create();
    String path = "/api/v1/namespaces/default/configmaps/one";

    // when
    var failure =
        failureOf(
            () -> client.raw(path, "DELETE", Map.of("preconditions", Map.of("uid", "other"))));

    // then
    assertThat(failure.getCode()).isEqualTo(409);
    assertThat(failure.getMessage()).contains("the UID in the precondition (other)");
  }

  @Test
  void shouldReportThatNothingWasDeleted() {
    // when
    var deleted = client.configMaps().inNamespace("default").withName("none").delete();

    // then
    assertThat(deleted).isEmpty();
  }
}
