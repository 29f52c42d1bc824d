package dev.hawser.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.activity.GatewayOptions.ServiceType;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which options of the gateway and of the resources are valid. */
final class OptionsTest {
  @ParameterizedTest
  @ValueSource(strings = {"0", "2", "+2", "500m", "0.5", ".5", "4Gi", "1e3", "1E-3", "10Ki"})
  void shouldAcceptAQuantityOfKubernetes(String quantity) {
    // when
    var building = assertThatCode(() -> resources(quantity));

    // then
    building.doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-2", "two", "2 Gi", "4GB", "1e", "1.2.3", "0x10"})
  void shouldRefuseAnyOtherQuantity(String quantity) {
    // when
    var building = assertThatThrownBy(() -> resources(quantity));

    // then
    building.hasMessageStartingWith(
        "resources.quantities.cpu is \"" + quantity + "\": use a quantity");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 65535})
  void shouldAcceptAPortWithinTheRange(int port) {
    // when
    var building =
        assertThatCode(() -> new GatewayOptions(null, null, port, null, null, null, null, null));

    // then
    building.doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 65536, -1})
  void shouldRefuseAPortOutOfRange(int port) {
    // when
    var building =
        assertThatThrownBy(
            () -> new GatewayOptions(null, null, port, null, null, null, null, null));

    // then
    building.hasMessage("gateway.port is " + port + ": use a number from 1 to 65535");
  }

  @Test
  void shouldAcceptANodePortForANodePortService() {
    // when
    var building =
        assertThatCode(
            () ->
                new GatewayOptions(
                    null, ServiceType.NODE_PORT, null, 30000, null, null, null, null));

    // then
    building.doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      value = {"null", "LOAD_BALANCER", "CLUSTER_IP"},
      nullValues = "null")
  void shouldRefuseANodePortForAnyOtherService(ServiceType type) {
    // when
    var building =
        assertThatThrownBy(
            () -> new GatewayOptions(null, type, null, 30000, null, null, null, null));

    // then
    building.hasMessageStartingWith("gateway.nodePort needs gateway.serviceType NodePort");
  }

  @Test
  void shouldRefuseALoadBalancerAddressForAnotherService() {
    // when
    var building =
        assertThatThrownBy(
            () ->
                new GatewayOptions(
                    null, ServiceType.CLUSTER_IP, null, null, "10.0.0.1", null, null, null));

    // then
    building.hasMessage(
        "gateway.loadBalancerIp needs gateway.serviceType LoadBalancer, not ClusterIP");
  }

  @Test
  void shouldRequestNoQuantitiesAndAVirtualNodeByDefault() {
    // when
    var options = ResourceOptions.DEFAULTS;

    // then
    assertThat(options.requested()).isEmpty();
    assertThat(options.classOrDefault()).isEqualTo("default");
    assertThat(options.wantsVirtualNode()).isTrue();
  }

  private static ResourceOptions resources(String quantity) {
    return new ResourceOptions(null, null, Map.of("cpu", quantity));
  }
}
