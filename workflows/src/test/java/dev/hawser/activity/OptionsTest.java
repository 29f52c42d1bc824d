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

/** Options of gateway and resources that can't be meant. */
final class OptionsTest {
  @ParameterizedTest
  @ValueSource(strings = {"0", "2", "+2", "500m", "0.5", ".5", "4Gi", "1e3", "1E-3", "10Ki"})
  void shouldTakeQuantitiesAsKubernetesWritesThem(String quantity) {
    assertThatCode(() -> resources(quantity)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-2", "two", "2 Gi", "4GB", "1e", "1.2.3", "0x10"})
  void shouldRefuseOtherQuantities(String quantity) {
    assertThatThrownBy(() -> resources(quantity))
        .hasMessageStartingWith("resources.quantities.cpu is \"" + quantity + "\": use a quantity");
  }

  @ParameterizedTest
  @CsvSource({"1, true", "65535, true", "0, false", "65536, false", "-1, false"})
  void shouldKnowTheRangeOfPorts(int port, boolean valid) {
    var building =
        assertThatCode(() -> new GatewayOptions(null, null, port, null, null, null, null, null));

    if (valid) building.doesNotThrowAnyException();
    else building.hasMessage("gateway.port is " + port + ": use a number from 1 to 65535");
  }

  @ParameterizedTest
  @CsvSource(
      value = {"null, false", "LOAD_BALANCER, false", "NODE_PORT, true", "CLUSTER_IP, false"},
      nullValues = "null")
  void shouldFixANodePortOnlyWhereThereIsOne(ServiceType type, boolean valid) {
    var building =
        assertThatCode(() -> new GatewayOptions(null, type, null, 30000, null, null, null, null));

    if (valid) building.doesNotThrowAnyException();
    else building.hasMessageStartingWith("gateway.nodePort needs gateway.serviceType NodePort");
  }

  @Test
  void shouldFixAnAddressOnlyOfALoadBalancer() {
    assertThatThrownBy(
            () ->
                new GatewayOptions(
                    null, ServiceType.CLUSTER_IP, null, null, "10.0.0.1", null, null, null))
        .hasMessage("gateway.loadBalancerIp needs gateway.serviceType LoadBalancer, not ClusterIP");
  }

  @Test
  void shouldAskForNothingByDefault() {
    assertThat(ResourceOptions.DEFAULTS.requested()).isEmpty();
    assertThat(ResourceOptions.DEFAULTS.classOrDefault()).isEqualTo("default");
    assertThat(ResourceOptions.DEFAULTS.wantsVirtualNode()).isTrue();
  }

  private static ResourceOptions resources(String quantity) {
    return new ResourceOptions(null, null, Map.of("cpu", quantity));
  }
}
