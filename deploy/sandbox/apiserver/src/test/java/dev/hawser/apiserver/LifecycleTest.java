package dev.hawser.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.client.dsl.Resource;
import org.junit.jupiter.api.Test;

class LifecycleTest extends ApiServerExtension {
  @Test
  void shouldKeepWhatAFinalizerHolds() {
    // given
    create("one", "default", "example.dev/hold", null);

    // when
    find("default", "one").delete();

    // then
    ConfigMap held = find("default", "one").get();
    assertThat(held.getMetadata().getDeletionTimestamp()).isNotEmpty();
    assertThat(held.getMetadata().getDeletionGracePeriodSeconds()).isZero();
  }

  @Test
  void shouldDropAnObjectWithItsLastFinalizer() {
    // given
    create("one", "default", "example.dev/hold", null);
    find("default", "one").delete();

    // when
    release("default", "one");

    // then
    assertThat(find("default", "one").get()).isNull();
  }

  @Test
  void shouldRefuseNewFinalizersOnATerminatingObject() {
    // given
    create("one", "default", "example.dev/hold", null);
    find("default", "one").delete();

    // when
    var failure =
        failureOf(
            () ->
                find("default", "one")
                    .edit(
                        map ->
                            new ConfigMapBuilder(map)
                                .editMetadata()
                                .addToFinalizers("other.dev/x")
                                .endMetadata()
                                .build()));

    // then
    assertThat(failure.getCode()).isEqualTo(422);
    assertThat(failure.getStatus().getMessage())
        .contains("no new finalizers can be added if the object is being deleted");
  }

  @Test
  void shouldCollectWhatHasLostItsOwner() {
    // given
    ConfigMap owner = create("owner", "default", null, null);
    create("owned", "default", null, owner);

    // when
    find("default", "owner").delete();

    // then
    await(() -> find("default", "owned").get() == null);
  }

  @Test
  void shouldDeleteDependentsFirstInTheForeground() {
    // given
    ConfigMap owner = create("owner", "default", null, null);
    create("owned", "default", "example.dev/hold", owner);

    // when
    find("default", "owner").withPropagationPolicy(DeletionPropagation.FOREGROUND).delete();

    // then
    await(() -> find("default", "owned").get().getMetadata().getDeletionTimestamp() != null);
    assertThat(find("default", "owner").get().getMetadata().getFinalizers())
        .containsExactly("foregroundDeletion");
    release("default", "owned");
    await(() -> find("default", "owner").get() == null);
  }

  @Test
  void shouldKeepOrphans() {
    // given
    ConfigMap owner = create("owner", "default", null, null);
    create("owned", "default", null, owner);

    // when
    find("default", "owner").withPropagationPolicy(DeletionPropagation.ORPHAN).delete();

    // then
    await(() -> find("default", "owner").get() == null);
    assertThat(find("default", "owned").get().getMetadata().getOwnerReferences()).isEmpty();
  }

  @Test
  void shouldAddDefaultsToNamespaces() {
    // when
    createNamespace("team");

    // then
    await(() -> client.serviceAccounts().inNamespace("team").withName("default").get() != null);
    await(() -> find("team", "kube-root-ca.crt").get() != null);
    assertThat(find("team", "kube-root-ca.crt").get().getData())
        .containsEntry("ca.crt", server.caCertificatePem());
    assertThat(client.namespaces().withName("team").get().getMetadata().getLabels())
        .containsEntry("kubernetes.io/metadata.name", "team");
    assertThat(client.services().inNamespace("default").withName("kubernetes").get()).isNotNull();
  }

  @Test
  void shouldDeleteANamespaceWithAllThatIsInIt() {
    // given
    createNamespace("team");
    create("one", "team", "example.dev/hold", null);

    // when
    client.namespaces().withName("team").delete();

    // then
    await(() -> find("team", "one").get().getMetadata().getDeletionTimestamp() != null);
    var failure = failureOf(() -> create("late", "team", null, null));
    assertThat(failure.getCode()).isEqualTo(403);
    assertThat(failure.getStatus().getMessage())
        .isEqualTo(
            "configmaps \"late\" is forbidden: unable to create new content in namespace team"
                + " because it is being terminated");
    assertThat(client.namespaces().withName("team").get().getStatus().getPhase())
        .isEqualTo("Terminating");
    release("team", "one");
    await(() -> client.namespaces().withName("team").get() == null);
  }

  private ConfigMap create(String name, String namespace, String finalizer, ConfigMap owner) {
    var builder =
        new ConfigMapBuilder()
            .withNewMetadata()
            .withName(name)
            .withNamespace(namespace)
            .endMetadata();
    if (finalizer != null) builder.editMetadata().addToFinalizers(finalizer).endMetadata();
    if (owner != null) {
      builder
          .editMetadata()
          .addNewOwnerReference()
          .withApiVersion("v1")
          .withKind("ConfigMap")
          .withName(owner.getMetadata().getName())
          .withUid(owner.getMetadata().getUid())
          .endOwnerReference()
          .endMetadata();
    }
    return client.resource(builder.build()).create();
  }

  private void release(String namespace, String name) {
    find(namespace, name)
        .edit(
            map -> new ConfigMapBuilder(map).editMetadata().withFinalizers().endMetadata().build());
  }

  private Resource<ConfigMap> find(String namespace, String name) {
    return client.configMaps().inNamespace(namespace).withName(name);
  }
}
