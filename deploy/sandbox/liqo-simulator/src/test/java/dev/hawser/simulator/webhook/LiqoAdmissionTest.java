package dev.hawser.simulator.webhook;

import static dev.hawser.simulator.webhook.AdmissionReview.Operation.CREATE;
import static dev.hawser.simulator.webhook.AdmissionReview.Operation.UPDATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.simulator.runtime.ClusterClient;
import dev.hawser.simulator.runtime.ControllerContext;
import dev.hawser.simulator.runtime.FaultSwitches;
import dev.hawser.simulator.runtime.KubeObject;
import dev.hawser.simulator.runtime.LiqoLabels;
import dev.hawser.simulator.runtime.LiqoOptions;
import dev.hawser.simulator.runtime.ObjectKind;
import dev.hawser.simulator.runtime.ObjectRef;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LiqoAdmissionTest {
  private static final String NAMESPACE = "liqo-tenant-rome";

  private final List<KubeObject> stored = new ArrayList<>();
  private final LiqoAdmission admission = new LiqoAdmission(context(), new Stored(stored));

  @Test
  void shouldRefuseATenantOutsideATenantNamespace() {
    // given
    stored.add(KubeObject.of(ObjectKind.NAMESPACE, ObjectRef.cluster(NAMESPACE)));

    // when
    var verdict = create(tenant("rome"));

    // then
    assertThat(verdict)
        .isEqualTo(
            new AdmissionVerdict.Denied(
                400,
                "resources Tenant must be created in a tenant namespace, check the documentation"
                    + " for further info"));
  }

  @Test
  void shouldRefuseATenantWhoseLabelNamesAnotherCluster() {
    // given
    tenantNamespace("rome");

    // when
    var verdict = create(tenant("rome").withLabel(LiqoLabels.REMOTE_CLUSTER_ID, "paris"));

    // then
    assertThat(verdict)
        .isEqualTo(
            new AdmissionVerdict.Denied(
                400,
                "the \"liqo.io/remote-cluster-id\" label must match the cluster ID in the specs"));
  }

  @Test
  void shouldRefuseATenantInTheNamespaceOfAnotherCluster() {
    // given
    tenantNamespace("paris");

    // when
    var verdict = create(tenant("rome"));

    // then
    assertThat(verdict)
        .isEqualTo(
            new AdmissionVerdict.Denied(
                403, "the Tenant must have the same cluster ID of its tenant namespace"));
  }

  @Test
  void shouldLabelATenantWithItsCluster() {
    // given
    tenantNamespace("rome");

    // when
    var verdict = create(tenant("rome"));

    // then
    assertThat(verdict)
        .isInstanceOfSatisfying(
            AdmissionVerdict.Mutated.class,
            mutated ->
                assertThat(mutated.object().label(LiqoLabels.REMOTE_CLUSTER_ID)).isEqualTo("rome"));
  }

  @Test
  void shouldRefuseASecondTenantOfTheSameName() {
    // given
    tenantNamespace("rome");
    stored.add(KubeObject.of(ObjectKind.TENANT, new ObjectRef("elsewhere", "rome")));

    // when
    var verdict = create(tenant("rome"));

    // then
    assertThat(verdict).isInstanceOf(AdmissionVerdict.Denied.class);
  }

  @Test
  void shouldLetATenantBeUpdated() {
    // given
    tenantNamespace("rome");
    var tenant = tenant("rome").withLabel(LiqoLabels.REMOTE_CLUSTER_ID, "rome");
    tenant.metadata().setUid("u1");
    stored.add(tenant);

    // when
    var verdict = update(tenant, tenant);

    // then
    assertThat(verdict).isEqualTo(AdmissionVerdict.allow());
  }

  @Test
  void shouldRefuseASecondSliceOfTheSameNameUnlessItIsAReplica() {
    // given
    stored.add(slice("other-namespace"));

    // when
    var forLocal = create(slice(NAMESPACE));
    var forReplica = create(slice(NAMESPACE).withLabel(LiqoLabels.REPLICATED, "true"));

    // then
    assertThat(forLocal).isInstanceOf(AdmissionVerdict.Denied.class);
    assertThat(forReplica).isEqualTo(AdmissionVerdict.allow());
  }

  @Test
  void shouldLetAnAdministratorLiftACordonButNotATenant() {
    // given
    var cordoned = slice(NAMESPACE).withAnnotation(LiqoLabels.CORDON, "true");

    // when
    var forTenant = update(cordoned, slice(NAMESPACE), "liqo.io");
    var forAdministrator = update(cordoned, slice(NAMESPACE), "system:masters");

    // then
    assertThat(forTenant).isInstanceOf(AdmissionVerdict.Denied.class);
    assertThat(forAdministrator).isEqualTo(AdmissionVerdict.allow());
  }

  @Test
  void shouldRefuseAVirtualNodeNamedLikeANode() {
    // given
    options();
    stored.add(KubeObject.of(ObjectKind.NODE, ObjectRef.cluster("rome")));

    // when
    var verdict = create(virtualNode());

    // then
    assertThat(verdict).isInstanceOf(AdmissionVerdict.Denied.class);
  }

  @Test
  void shouldRefuseAVirtualNodeWithoutOptions() {
    // when
    var verdict = create(virtualNode());

    // then
    assertThat(verdict).isInstanceOf(AdmissionVerdict.Denied.class);
  }

  @Test
  void shouldFillAVirtualNodeFromItsOptions() {
    // given
    options();

    // when
    var verdict = create(virtualNode());

    // then
    assertThat(verdict)
        .isInstanceOfSatisfying(
            AdmissionVerdict.Mutated.class,
            mutated -> {
              assertThat(mutated.object().flag("spec.createNode")).isTrue();
              assertThat(mutated.object().get("spec.disableNetworkCheck")).contains(false);
              assertThat(mutated.object().text("spec.template.metadata.name")).isEqualTo("vk-rome");
            });
  }

  @Test
  void shouldAllowObjectsThatSkipTheWebhook() {
    // when
    var verdict = create(virtualNode().withLabel(LiqoLabels.WEBHOOK_SKIP, "true"));

    // then
    assertThat(verdict).isEqualTo(AdmissionVerdict.allow());
  }

  @Test
  void shouldLabelAForeignClusterWithItsCluster() {
    // given
    var foreign =
        KubeObject.of(ObjectKind.FOREIGN_CLUSTER, ObjectRef.cluster("rome"))
            .set("spec.clusterID", "rome");

    // when
    var verdict = create(foreign);

    // then
    assertThat(verdict)
        .isInstanceOfSatisfying(
            AdmissionVerdict.Mutated.class,
            mutated ->
                assertThat(mutated.object().label(LiqoLabels.REMOTE_CLUSTER_ID)).isEqualTo("rome"));
  }

  private void tenantNamespace(String remote) {
    stored.add(
        KubeObject.of(ObjectKind.NAMESPACE, ObjectRef.cluster(NAMESPACE))
            .withLabel(LiqoLabels.TENANT_NAMESPACE, "true")
            .withLabel(LiqoLabels.REMOTE_CLUSTER_ID, remote));
  }

  private void options() {
    stored.add(
        KubeObject.of(
                ObjectKind.VK_OPTIONS_TEMPLATE, new ObjectRef("liqo", "virtual-kubelet-default"))
            .set("spec.createNode", true)
            .set("spec.disableNetworkCheck", false)
            .set("spec.containerImage", "kubelet:v1"));
  }

  private static KubeObject tenant(String clusterId) {
    return KubeObject.of(ObjectKind.TENANT, new ObjectRef(NAMESPACE, clusterId))
        .set("spec.clusterID", clusterId);
  }

  private static KubeObject slice(String namespace) {
    return KubeObject.of(ObjectKind.RESOURCE_SLICE, new ObjectRef(namespace, "rome"));
  }

  private static KubeObject virtualNode() {
    return KubeObject.of(ObjectKind.VIRTUAL_NODE, new ObjectRef(NAMESPACE, "rome"))
        .set("spec.clusterID", "rome");
  }

  private AdmissionVerdict create(KubeObject object) {
    return admission.review(
        new AdmissionReview(CREATE, object, Optional.empty(), List.of("system:masters")));
  }

  private AdmissionVerdict update(KubeObject before, KubeObject after, String... groups) {
    return admission.review(
        new AdmissionReview(UPDATE, after, Optional.of(before), List.of(groups)));
  }

  private static ControllerContext context() {
    var options = LiqoOptions.of("paris");
    var client = new KubernetesClientBuilder().withConfig(Config.empty()).build();
    return new ControllerContext(
        new ClusterClient(client), options, new FaultSwitches(true, Duration.ZERO));
  }

  private record Stored(List<KubeObject> objects) implements WebhookLookups {
    @Override
    public Optional<KubeObject> get(ObjectKind kind, ObjectRef ref) {
      return list(kind).stream().filter(object -> object.ref().equals(ref)).findFirst();
    }

    @Override
    public List<KubeObject> list(ObjectKind kind) {
      return objects.stream().filter(object -> object.kind() == kind).toList();
    }
  }
}
