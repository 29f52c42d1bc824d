package dev.hawser.peering.saga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.activity.Cidrs;
import dev.hawser.activity.ClusterView;
import dev.hawser.peering.plan.InBandProxy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The URL at which the consumer reaches the proxy of the provider's API server. */
final class InBandTest {
  private static final Cidrs MAPPED =
      new Cidrs(List.of("10.71.0.0/16", "10.73.0.0/17"), List.of("10.72.0.0/16"));

  @ParameterizedTest
  @CsvSource({
    "10.70.0.3, http://10.72.0.3:8118",
    "10.70.255.254, http://10.72.255.254:8118",
    "10.20.7.9, http://10.71.7.9:8118",
    "10.30.129.1, http://10.30.129.1:8118",
    "10.30.127.1, http://10.73.127.1:8118",
    "192.168.3.4, http://192.168.3.4:8118",
  })
  void shouldRemapTheAddressOfTheProxy(String address, String expected) {
    // given
    var milan = provider(address);

    // when
    var url = InBandProxy.proxyUrl(milan, MAPPED);

    // then
    assertThat(url).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.0.1, true",
    "200.16.0.0/12, 200.31.255.255, true",
    "200.16.0.0/12, 200.32.0.0, false",
    "10.70.0.3/32, 10.70.0.3, true",
    "10.70.0.3/32, 10.70.0.4, false",
    "0.0.0.0/0, 255.255.255.255, true",
  })
  void shouldDecideWhetherANetworkContainsAnAddress(String cidr, String address, boolean expected) {
    // given
    var network = InBandProxy.Ipv4Network.parse(cidr);

    // when
    boolean contained = network.contains(address);

    // then
    assertThat(contained).isEqualTo(expected);
  }

  @Test
  void shouldRefuseAProviderWithoutAProxy() {
    // given
    var milan = provider(null);

    // when
    var building = assertThatThrownBy(() -> InBandProxy.proxyUrl(milan, MAPPED));

    // then
    building.hasMessageContaining("Liqo on milan has no address for its API server proxy");
  }

  private static ClusterView provider(String proxy) {
    var cidrs = new Cidrs(List.of("10.20.0.0/16", "10.30.0.0/17"), List.of("10.70.0.0/16"));
    var milan = new FakeCluster("milan", "rome", cidrs, List.of(), null);
    milan.proxy = proxy;
    return FakeView.of(milan);
  }
}
