package dev.hawser.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import org.junit.jupiter.api.Test;

/** What is stored of a new object, and which ones are refused. */
class ObjectCreationTest extends ApiServerExtension {
  @Test
  void shouldStoreWhatIsCreated() {
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
  void shouldGenerateNames() {
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
  void shouldEncodeThePlainTextOfSecrets() {
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
  void shouldRefuseASecondObjectWithTheSameName() {
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
  void shouldRefuseInvalidNames() {
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
}
