package dev.hawser.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.ClusterId;
import dev.hawser.harness.ClusterUser;
import dev.hawser.harness.ResourceKind;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LiqoChangesTest {
  private static final String EXTERNAL_CIDR = "spec/remote/cidr/external/0";
  private static final String SOURCE_IP = " IP liqo-tenant-alpha/alpha-unknown-source on beta";

  @Test
  void shouldIgnoreTheSourceIpThatLiqoReplacesForAnotherExternalCidr() {
    // given
    var configuration = leftover(ResourceKind.CONFIGURATION, EXTERNAL_CIDR);

    // when
    var left = LiqoChanges.without(configuration, Set.of("-" + SOURCE_IP, "+" + SOURCE_IP));

    // then
    assertThat(left).isEmpty();
  }

  @Test
  void shouldReportASourceIpThatIsNotCreatedAgain() {
    // given
    var configuration = leftover(ResourceKind.CONFIGURATION, EXTERNAL_CIDR);

    // when
    var left = LiqoChanges.without(configuration, Set.of("-" + SOURCE_IP));

    // then
    assertThat(left).containsExactly("-" + SOURCE_IP);
  }

  @Test
  void shouldReportAReplacedSourceIpWhenTheExternalCidrWasRight() {
    // given
    var replaced = Set.of("-" + SOURCE_IP, "+" + SOURCE_IP);

    // when
    var asItWas = LiqoChanges.without(leftover(ResourceKind.CONFIGURATION, ""), replaced);
    var otherPods =
        LiqoChanges.without(
            leftover(ResourceKind.CONFIGURATION, "spec/remote/cidr/pod/0"), replaced);
    var otherKind = LiqoChanges.without(leftover(ResourceKind.TENANT, EXTERNAL_CIDR), replaced);

    // then
    assertThat(asItWas).isEqualTo(replaced);
    assertThat(otherPods).isEqualTo(replaced);
    assertThat(otherKind).isEqualTo(replaced);
  }

  @Test
  void shouldReportAnyOtherReplacedIp() {
    // given
    var configuration = leftover(ResourceKind.CONFIGURATION, EXTERNAL_CIDR);
    var replaced =
        Set.of(
            "- IP liqo-tenant-alpha/other on beta",
            "+ IP liqo-tenant-alpha/other on beta",
            "-" + SOURCE_IP.replace("beta", "alpha"),
            "+" + SOURCE_IP.replace("beta", "alpha"));

    // when
    var left = LiqoChanges.without(configuration, replaced);

    // then
    assertThat(left).isEqualTo(replaced);
  }

  @Test
  void shouldIgnoreOnlyWhatLiqoKeepsForTheKindOfObject() {
    // given
    String network = "+ Network liqo-tenant-alpha/alpha-pod-10-99-0-0-16 on beta";
    String binding =
        "+ RoleBinding liqo-tenant-alpha/liqo-binding-liqo-remote-controlplane on beta";

    // when
    var ofConfiguration =
        LiqoChanges.without(leftover(ResourceKind.CONFIGURATION, ""), Set.of(network, binding));
    var ofTenant = LiqoChanges.without(leftover(ResourceKind.TENANT, ""), Set.of(network, binding));

    // then
    assertThat(ofConfiguration).containsExactly(binding);
    assertThat(ofTenant).containsExactly(network);
  }

  private static LeftoverObject leftover(ResourceKind kind, String remark) {
    var namespace = new GenericKubernetesResource();
    var object = new GenericKubernetesResource();
    object.setMetadata(
        new ObjectMetaBuilder().withNamespace("liqo-tenant-alpha").withName("alpha").build());
    var beta = new ClusterUser(new ClusterId("beta"), new KubernetesClientBuilder().build());
    return new LeftoverObject(beta, kind, namespace, object, remark);
  }
}
