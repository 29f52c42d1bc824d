package dev.hawser.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Replacing and patching an object. */
class ObjectUpdateTest extends ApiServerExtension {
  @Test
  void shouldRefuseAStaleUpdate() {
    // given
    ConfigMap created = client.resource(configMap("one")).create();
    client.resource(new ConfigMapBuilder(created).addToData("a", "b").build()).update();

    // when
    var failure =
        failureOf(
            () ->
                client
                    .resource(new ConfigMapBuilder(created).addToData("a", "c").build())
                    .update());

    // then
    assertThat(failure.getCode()).isEqualTo(409);
    assertThat(failure.getStatus().getReason()).isEqualTo("Conflict");
    assertThat(failure.getStatus().getMessage())
        .isEqualTo(
            "Operation cannot be fulfilled on configmaps \"one\": the object has been modified;"
                + " please apply your changes to the latest version and try again");
  }

  @Test
  void shouldKeepTheVersionIfNothingChanges() {
    // given
    ConfigMap created = client.resource(configMap("one")).create();

    // when
    ConfigMap updated = client.resource(created).update();

    // then
    assertThat(updated).isEqualTo(created);
  }

  @Test
  void shouldApplyJsonPatches() {
    // given
    client.resource(configMap("one")).create();

    // when
    ConfigMap edited =
        client
            .configMaps()
            .inNamespace("default")
            .withName("one")
            .edit(map -> new ConfigMapBuilder(map).addToData("new", "entry").build());

    // then
    assertThat(edited.getData()).containsOnly(Map.entry("key", "value"), Map.entry("new", "entry"));
  }

  @Test
  void shouldApplyMergePatches() {
    // given
    client.resource(configMap("one")).create();

    // when
    ConfigMap patched = patch(PatchType.JSON_MERGE, "{\"data\":{\"key\":null,\"a\":\"b\"}}");

    // then
    assertThat(patched.getData()).containsOnly(Map.entry("a", "b"));
  }

  @Test
  void shouldApplyStrategicMergePatches() {
    // given
    client.resource(configMap("one")).create();
    patch(PatchType.STRATEGIC_MERGE, owners("a", "1"));

    // when
    ConfigMap patched = patch(PatchType.STRATEGIC_MERGE, owners("b", "2"));

    // then
    assertThat(patched.getMetadata().getOwnerReferences()).hasSize(2);
  }

  @Test
  void shouldRefuseAPatchOfAnotherObject() {
    // given
    client.resource(configMap("one")).create();

    // when
    var failure =
        failureOf(() -> patch(PatchType.JSON_MERGE, "{\"metadata\":{\"uid\":\"other\"}}"));

    // then
    assertThat(failure.getCode()).isEqualTo(422);
    assertThat(failure.getStatus().getMessage())
        .contains("metadata.uid: Invalid value: \"other\": field is immutable");
  }

  @Test
  void shouldRefuseServerSideApply() {
    // when
    var failure = failureOf(() -> client.resource(configMap("one")).serverSideApply());

    // then
    assertThat(failure.getCode()).isEqualTo(415);
    assertThat(failure.getStatus().getReason()).isEqualTo("UnsupportedMediaType");
  }

  private ConfigMap patch(PatchType type, String patch) {
    return client
        .configMaps()
        .inNamespace("default")
        .withName("one")
        .patch(PatchContext.of(type), patch);
  }

  private static String owners(String name, String uid) {
    return """
    {"metadata": {"ownerReferences": [
      {"apiVersion": "unknown/v1", "kind": "X", "name": "%s", "uid": "%s"}]}}
    """
        .formatted(name, uid);
  }
}
