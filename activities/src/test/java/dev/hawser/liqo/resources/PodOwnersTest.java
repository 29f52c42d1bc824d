package dev.hawser.liqo.resources;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** To whom a pod belongs, from its own metadata. */
final class PodOwnersTest {
  @ParameterizedTest
  @CsvSource({
    "ReplicaSet, cart-5d9, true, 1 of Deployment shop/cart",
    "ReplicaSet, by-hand, true, 1 of ReplicaSet shop/by-hand",
    "StatefulSet, db, true, 1 of StatefulSet shop/db",
    "Job, backup-29, true, 1 of Job shop/backup-29",
    "Backup, nightly, false, Pod shop/one"
  })
  void shouldNameTheControllerOfAPod(String kind, String owner, boolean controls, String named) {
    // given
    var pod = pod("one", kind, owner, controls);

    // when
    var groups = PodOwners.groups(List.of(pod));

    // then
    assertThat(groups).map(Object::toString).containsExactly(named);
  }

  @Test
  void shouldCountThePodsOfOneOwnerTogether() {
    // given
    var pods =
        List.of(
            pod("two", "StatefulSet", "db", true),
            pod("one", "StatefulSet", "db", true),
            pod("three", "Job", "backup", true));

    // when
    var groups = PodOwners.groups(pods);

    // then
    assertThat(groups)
        .map(Object::toString)
        .containsExactly("1 of Job shop/backup", "2 of StatefulSet shop/db");
  }

  @ParameterizedTest
  @CsvSource({"DaemonSet, true", "StatefulSet, false"})
  void shouldKnowWhatADrainLeaves(String kind, boolean leaves) {
    // when
    boolean bound = PodOwners.isBoundToNode(pod("one", kind, "agent", true));

    // then
    assertThat(bound).isEqualTo(leaves);
  }

  private static GenericKubernetesResource pod(
      String name, String kind, String owner, boolean controls) {
    var pod = new GenericKubernetesResource();
    pod.setKind("Pod");
    pod.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace("shop")
            .withName(name)
            .addToLabels("pod-template-hash", "5d9")
            .withOwnerReferences(
                new OwnerReferenceBuilder()
                    .withKind(kind)
                    .withName(owner)
                    .withController(controls)
                    .build())
            .build());
    return pod;
  }
}
