package dev.hawser.contract;

import static dev.hawser.harness.Expect.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.harness.ClusterUser;
import dev.hawser.harness.PeeringAssertions;
import dev.hawser.harness.PeeringEnvironment;
import dev.hawser.harness.ResourceKind;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A pair that is peered again at once, while old objects are still being deleted. */
final class RepeatedPeeringCases {
  private static final String WITHOUT_NETWORKING =
      "\"modules\": [\"authentication\", \"offloading\"]";

  private RepeatedPeeringCases() {}

  static List<ContractCase> cases() {
    return List.of(
        new ContractCase(
            "unpeering leaves no Lease that delays the next node",
            RepeatedPeeringCases::afterHawserUnpeer),
        new ContractCase(
            "a Lease that liqoctl's unpeer left does not delay the next node",
            RepeatedPeeringCases::afterLiqoctlUnpeer),
        new ContractCase(
            "a Tenant that lost its role bindings gets them back",
            RepeatedPeeringCases::lostRoleBindings),
        new ContractCase(
            "a provider that was declared gone can be peered once it is back",
            RepeatedPeeringCases::providerIsBack));
  }

  private static void afterHawserUnpeer(PeeringEnvironment pair) {
    pair.peer(pair.rome(), pair.milan(), WITHOUT_NETWORKING);
    pair.unpeer(pair.rome(), pair.milan(), "");
    assertThat(lease(pair)).as("the virtual node's Lease is gone").isEmpty();
  }

  /** As after liqoctl: the slice is deleted, the virtual-kubelet ends, its Lease stays. */
  private static void afterLiqoctlUnpeer(PeeringEnvironment pair) {
    var rome = pair.rome();
    pair.peer(rome, pair.milan(), WITHOUT_NETWORKING);
    String romeNamespace = ClusterUser.tenantNamespace(pair.milan());
    String name = pair.milan().id().value();
    rome.remove(ResourceKind.RESOURCE_SLICE, romeNamespace, name);
    eventually(
        "the virtual node is gone",
        () -> rome.get(ResourceKind.VIRTUAL_NODE, romeNamespace, name).isEmpty());
    assertThat(lease(pair)).as("the Lease of the dead virtual-kubelet is left").isPresent();
    String dead = lease(pair).orElseThrow().getMetadata().getUid();
    pair.peer(rome, pair.milan(), WITHOUT_NETWORKING);
    PeeringAssertions.assertNodeReady(rome, pair.milan());
    assertThat(lease(pair).orElseThrow().getMetadata().getUid())
        .as("the Lease is the new virtual-kubelet's own")
        .isNotEqualTo(dead);
  }

  private static void lostRoleBindings(PeeringEnvironment pair) {
    var rome = pair.rome();
    var milan = pair.milan();
    pair.peer(rome, milan, "\"modules\": [\"authentication\"]");
    TenantRoleBinding.deleteForGood(rome, milan);
    var refused = pair.peerFails(rome, milan, "\"modules\": [\"offloading\"]");
    assertThat(refused.getType()).as("the type of the refusal").isEqualTo("Conflict");
    assertThat(refused.getOriginalMessage()).contains("has lost its permissions");
    pair.peer(rome, milan, WITHOUT_NETWORKING);
    PeeringAssertions.assertNodeReady(rome, milan);
    TenantRoleBinding.deleteForGood(rome, milan);
    var healed = pair.peer(rome, milan, WITHOUT_NETWORKING);
    assertThat(healed.changed()).as("a complete peering without permissions is repaired").isTrue();
    assertThat(TenantRoleBinding.of(rome, milan).size())
        .as("the RoleBindings of the tenant")
        .isEqualTo(1);
  }

  private static void providerIsBack(PeeringEnvironment pair) {
    pair.peer(pair.rome(), pair.milan(), "\"modules\": [\"authentication\"]");
    pair.unpeer(pair.rome(), pair.milan(), "");
    String name = pair.milan().id().value();
    pair.rome()
        .edit(
            ResourceKind.FOREIGN_CLUSTER,
            null,
            name,
            foreign ->
                foreign.getMetadata().setAnnotations(new HashMap<>(Map.of(UNREACHABLE, "true"))));
    pair.peer(pair.rome(), pair.milan(), "\"modules\": [\"authentication\"]");
    var annotations =
        pair.rome()
            .require(ResourceKind.FOREIGN_CLUSTER, null, name)
            .getMetadata()
            .getAnnotations();
    assertThat(annotations == null || !annotations.containsKey(UNREACHABLE))
        .as("the annotation is removed")
        .isTrue();
  }

  private static final String UNREACHABLE = "liqo.io/foreign-cluster-permanently-unreachable";

  private static Optional<GenericKubernetesResource> lease(PeeringEnvironment pair) {
    return pair.rome()
        .get(
            ResourceKind.LEASE,
            ClusterUser.tenantNamespace(pair.milan()),
            pair.milan().id().value());
  }
}
