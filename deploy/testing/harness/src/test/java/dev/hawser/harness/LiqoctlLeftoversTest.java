package dev.hawser.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which objects may be left after an unpeering, because liqoctl leaves them too. */
class LiqoctlLeftoversTest {
  private static final String NAMESPACE = "liqo-tenant-milan";

  @ParameterizedTest
  @CsvSource({
    "SECRET, liqo-nonce",
    "SECRET, liqo-signed-nonce",
    "SECRET, liqo-remote-certificate",
    "SECRET, liqo-remote-certificate-2f1c",
    "LEASE, virtual-kubelet-leader-election"
  })
  void shouldAllowWhatLiqoctlLeavesInTenantNamespaces(ResourceKind kind, String name) {
    // given
    var object = new ObservedObject(kind, Optional.of(NAMESPACE), name, "uid");

    // when
    boolean allowed = LiqoctlLeftovers.contains(object);

    // then
    assertThat(allowed).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "FOREIGN_CLUSTER, milan, true",
    "NAMESPACE, liqo-tenant-milan, true",
    "NAMESPACE, default, false",
    "NODE, milan, false"
  })
  void shouldAllowForeignClustersAndTenantNamespaces(
      ResourceKind kind, String name, boolean expected) {
    // given
    var object = new ObservedObject(kind, Optional.empty(), name, "uid");

    // when
    boolean allowed = LiqoctlLeftovers.contains(object);

    // then
    assertThat(allowed).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "SECRET, liqo-remote-certificates",
    "SECRET, kubeconfig",
    "TENANT, milan",
    "RESOURCE_SLICE, milan"
  })
  void shouldAllowNothingElse(ResourceKind kind, String name) {
    // given
    var object = new ObservedObject(kind, Optional.of(NAMESPACE), name, "uid");

    // when
    boolean allowed = LiqoctlLeftovers.contains(object);

    // then
    assertThat(allowed).isFalse();
  }
}
