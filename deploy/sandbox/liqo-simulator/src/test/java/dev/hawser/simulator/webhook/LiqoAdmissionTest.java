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
    stored.add(KubeObject.of(ObjectKind.NAMESPACE, ObjectRef.cluster(NAMESPACE)));

    assertThat(create(tenant("rome")))
        .isEqualTo(
            new AdmissionVerdict.Denied(
                400,
                "resources Tenant must be created in a tenant namespace, check the documentation"
                    + " for further info"));
  }

  @Test
  void shouldRefuseATenantWhoseLabelNamesAnother() {
    tenantNamespace("rome");

    assertThat(create(tenant("rome").withLabel(LiqoLabels.REMOTE_CLUSTER_ID, "paris")))
        .isEqualTo(
            new AdmissionVerdict.Denied(
                400,
                "the \"liqo.io/remote-cluster-id\" label must match the cluster ID in the specs"));
  }

  @Test
  void shouldRefuseATenantInTheNamespaceOfAnother() {
    tenantNamespace("paris");

    assertThat(create(tenant("rome")))
        .isEqualTo(
            new AdmissionVerdict.Denied(
                403, "the Tenant must have the same cluster ID of its tenant namespace"));
  }

  @Test
  void shouldLabelATenant() {
    tenantNamespace("rome");

    assertThat(create(tenant("rome")))
        .isInstanceOfSatisfying(
            AdmissionVerdict.Mutated.class,
            verdict ->
                assertThat(verdict.object().label(LiqoLabels.REMOTE_CLUSTER_ID)).isEqualTo("rome"));
  }

  @Test
  void shouldRefuseASecondTenantOfTheSameName() {
    tenantNamespace("rome");
    stored.add(KubeObject.of(ObjectKind.TENANT, new ObjectRef("elsewhere", "rome")));

    assertThat(create(tenant("rome"))).isInstanceOf(AdmissionVerdict.Denied.class);
  }

  @Test
  void shouldLetATenantBeUpdated() {
    tenantNamespace("rome");
    var tenant = tenant("rome").withLabel(LiqoLabels.REMOTE_CLUSTER_ID, "rome");
    tenant.metadata().setUid("u1");
    stored.add(tenant);

    assertThat(update(tenant, tenant)).isEqualTo(AdmissionVerdict.allow());
  }

  @Test
  void shouldRefuseASecondLocalSliceOfTheSameName() {
    stored.add(slice("other-namespace"));

    assertThat(create(slice(NAMESPACE))).isInstanceOf(AdmissionVerdict.Denied.class);
    assertThat(create(slice(NAMESPACE).withLabel(LiqoLabels.REPLICATED, "true")))
        .isEqualTo(AdmissionVerdict.allow());
  }

  @Test
  void shouldNotLetATenantLiftItsCordon() {
    var cordoned = slice(NAMESPACE).withAnnotation(LiqoLabels.CORDON, "true");

    assertThat(update(cordoned, slice(NAMESPACE), "liqo.io"))
        .isInstanceOf(AdmissionVerdict.Denied.class);
    assertThat(update(cordoned, slice(NAMESPACE), "system:masters"))
        .isEqualTo(AdmissionVerdict.allow());
  }

  @Test
  void shouldRefuseAVirtualNodeNamedLikeANode() {
    options();
    stored.add(KubeObject.of(ObjectKind.NODE, ObjectRef.cluster("rome")));

    assertThat(create(virtualNode())).isInstanceOf(AdmissionVerdict.Denied.class);
  }

  @Test
  void shouldRefuseAVirtualNodeWithoutOptions() {
    assertThat(create(virtualNode())).isInstanceOf(AdmissionVerdict.Denied.class);
  }

  @Test
  void shouldFillAVirtualNode() {
    options();

    assertThat(create(virtualNode()))
        .isInstanceOfSatisfying(
            AdmissionVerdict.Mutated.class,
            verdict -> {
              assertThat(verdict.object().flag("spec.createNode")).isTrue();
              assertThat(verdict.object().get("spec.disableNetworkCheck")).contains(false);
              assertThat(verdict.object().text("spec.template.metadata.name")).isEqualTo("vk-rome");
            });
  }

  @Test
  void shouldAllowObjectsThatSkipTheWebhook() {
    assertThat(create(virtualNode().withLabel(LiqoLabels.WEBHOOK_SKIP, "true")))
        .isEqualTo(AdmissionVerdict.allow());
  }

  @Test
  void shouldLabelAForeignCluster() {
    var foreign =
        KubeObject.of(ObjectKind.FOREIGN_CLUSTER, ObjectRef.cluster("rome"))
            .set("spec.clusterID", "rome");

    assertThat(create(foreign)).isInstanceOf(AdmissionVerdict.Mutated.class);
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
