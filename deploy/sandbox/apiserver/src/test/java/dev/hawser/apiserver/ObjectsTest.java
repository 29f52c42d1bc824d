package dev.hawser.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ObjectsTest extends ApiServerExtension {
  @Test
  void shouldKeepWhatIsCreated() {
    // when
    ConfigMap created = client.resource(configMap("one")).create();

    // then
    ConfigMap found = client.configMaps().inNamespace("default").withName("one").get();
    assertThat(found).isEqualTo(created);
    assertThat(found.getMetadata().getUid()).isNotEmpty();
    assertThat(found.getMetadata().getResourceVersion()).isNotEmpty();
    assertThat(found.getMetadata().getCreationTimestamp()).endsWith("Z");
    assertThat(found.getData()).containsEntry("key", "value");
  }

  @Test
  void shouldRefuseASecondObjectOfTheSameName() {
    // given
    client.resource(configMap("one")).create();

    // when
    var failure = failureOf(() -> client.resource(configMap("one")).create());

    // then
    assertThat(failure.getCode()).isEqualTo(409);
    assertThat(failure.getStatus().getReason()).isEqualTo("AlreadyExists");
    assertThat(failure.getStatus().getMessage()).isEqualTo("configmaps \"one\" already exists");
    assertThat(failure.getStatus().getDetails().getKind()).isEqualTo("configmaps");
  }

  @Test
  void shouldRefuseAnObjectInAMissingNamespace() {
    // given
    ConfigMap lost =
        new ConfigMapBuilder(configMap("one"))
            .editMetadata()
            .withNamespace("gone")
            .endMetadata()
            .build();

    // when
    var failure = failureOf(() -> client.resource(lost).create());

    // then
    assertThat(failure.getCode()).isEqualTo(404);
    assertThat(failure.getStatus().getMessage()).isEqualTo("namespaces \"gone\" not found");
    assertThat(failure.getStatus().getDetails().getKind()).isEqualTo("namespaces");
  }

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
  void shouldKeepTheVersionWhenNothingChanges() {
    // given
    ConfigMap created = client.resource(configMap("one")).create();

    // when
    ConfigMap updated = client.resource(created).update();

    // then
    assertThat(updated).isEqualTo(created);
  }

  @Test
  void shouldMakeNamesUp() {
    // given
    ConfigMap nameless =
        new ConfigMapBuilder(configMap("x"))
            .editMetadata()
            .withName(null)
            .withGenerateName("job-")
            .endMetadata()
            .build();

    // when
    ConfigMap created = client.resource(nameless).create();

    // then
    assertThat(created.getMetadata().getName()).matches("job-[a-z0-9]{5}");
  }

  @Test
  void shouldEncodeTheClearTextOfSecrets() {
    // given
    var secret =
        new SecretBuilder()
            .withNewMetadata()
            .withName("s")
            .withNamespace("default")
            .endMetadata()
            .addToStringData("password", "swordfish")
            .build();

    // when
    var created = client.resource(secret).create();

    // then
    assertThat(created.getData()).containsEntry("password", "c3dvcmRmaXNo");
    assertThat(created.getStringData()).isNullOrEmpty();
    assertThat(created.getType()).isEqualTo("Opaque");
  }

  @Test
  void shouldSelectByLabels() {
    // given
    label("a", Map.of("tier", "web"));
    label("b", Map.of("tier", "db"));
    label("c", Map.of("other", "x"));
    var all = client.configMaps().inNamespace("default");

    // then
    assertThat(names(all.withLabel("tier", "web").list())).containsExactly("a");
    assertThat(names(all.withLabelIn("tier", "web", "db").list())).containsExactly("a", "b");
    assertThat(names(all.withLabel("tier").withoutLabel("tier", "db").list())).containsExactly("a");
    assertThat(names(all.withLabelNotIn("tier", "web", "db").withLabel("other").list()))
        .containsExactly("c");
    assertThat(names(all.withoutLabel("tier").withLabel("other").list())).containsExactly("c");
    assertThat(names(all.withField("metadata.name", "b").list())).containsExactly("b");
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
  void shouldSayThatNothingWasDeleted() {
    // when
    var deleted = client.configMaps().inNamespace("default").withName("none").delete();

    // then
    assertThat(deleted).isEmpty();
  }

  @Test
  void shouldRefuseNamesThatAreNone() {
    // when
    KubernetesClientException failure =
        failureOf(() -> client.resource(configMap("Not_A_Name")).create());

    // then
    assertThat(failure.getCode()).isEqualTo(422);
    assertThat(failure.getStatus().getDetails().getCauses().getFirst().getField())
        .isEqualTo("metadata.name");
    assertThat(failure.getStatus().getMessage())
        .startsWith("ConfigMap \"Not_A_Name\" is invalid: metadata.name: Invalid value:");
  }

  private void label(String name, Map<String, String> labels) {
    client
        .resource(
            new ConfigMapBuilder(configMap(name))
                .editMetadata()
                .withLabels(labels)
                .endMetadata()
                .build())
        .create();
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

  private static java.util.List<String> names(io.fabric8.kubernetes.api.model.ConfigMapList list) {
    return list.getItems().stream().map(map -> map.getMetadata().getName()).toList();
  }
}
