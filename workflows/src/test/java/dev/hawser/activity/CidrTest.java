package dev.hawser.activity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which networks have addresses in common, and which are private. */
final class CidrTest {
  @ParameterizedTest
  @CsvSource({
    "10.42.0.0/16, 10.42.0.0/16, true",
    "10.42.0.0/16, 10.42.0.0/17, true",
    "10.42.128.0/17, 10.42.0.0/17, false",
    "10.42.0.0/17, 10.0.0.0/8, true",
    "10.42.0.0/16, 10.43.0.0/16, false",
    "10.42.1.7/16, 10.42.0.0/24, true",
    "0.0.0.0/0, 192.0.2.1/32, true",
    "192.0.2.1/32, 192.0.2.2/32, false",
    "255.255.255.255/32, 240.0.0.0/4, true",
    "fd00::/8, fd12:3456::/32, true",
    "fd00:1::/32, fd00:2::/32, false",
    "::/0, 10.0.0.0/8, false"
  })
  void shouldComputeWhetherTwoNetworksOverlap(String one, String other, boolean overlap) {
    // given
    var first = Cidr.parse(one);
    var second = Cidr.parse(other);

    // when
    boolean found = first.overlaps(second);

    // then
    assertThat(found).isEqualTo(overlap);
    assertThat(second.overlaps(first)).isEqualTo(overlap);
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, true",
    "10.255.0.0/16, true",
    "172.31.0.0/16, true",
    "172.32.0.0/16, false",
    "172.0.0.0/8, false",
    "192.168.1.0/24, true",
    "192.169.0.0/16, false",
    "100.64.0.0/10, true",
    "100.128.0.0/16, false",
    "0.0.0.0/0, false",
    "fdff::/64, true",
    "fe80::/64, false"
  })
  void shouldKnowPrivateNetworks(String network, boolean isPrivate) {
    // when
    boolean found = Cidr.parse(network).isPrivate();

    // then
    assertThat(found).isEqualTo(isPrivate);
  }
}
