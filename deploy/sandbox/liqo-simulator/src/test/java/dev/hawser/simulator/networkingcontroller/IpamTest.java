package dev.hawser.simulator.networkingcontroller;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IpamTest {
  private static final List<Cidr> INSTALLED =
      cidrs("10.10.0.0/16", "10.11.0.0/16", "10.70.0.0/16", "10.80.0.0/16");

  @Test
  void shouldKeepARangeThatIsFree() {
    assertThat(Ipam.acquire(Cidr.parse("10.20.0.0/16"), INSTALLED))
        .contains(Cidr.parse("10.20.0.0/16"));
  }

  @Test
  void shouldRemapATakenRangeToWhereLiqoPutIt() {
    assertThat(Ipam.acquire(Cidr.parse("10.70.0.0/16"), INSTALLED))
        .contains(Cidr.parse("10.8.0.0/16"));
  }

  @Test
  void shouldKeepTheLengthOfASmallRange() {
    assertThat(Ipam.acquire(Cidr.parse("10.10.16.0/20"), INSTALLED))
        .hasValueSatisfying(cidr -> assertThat(cidr.prefix()).isEqualTo(20))
        .hasValueSatisfying(cidr -> assertThat(INSTALLED).noneMatch(cidr::overlaps));
  }

  @Test
  void shouldMoveARangeOutsideItsPools() {
    assertThat(Ipam.acquire(Cidr.parse("100.64.0.0/16"), INSTALLED))
        .contains(Cidr.parse("10.8.0.0/16"));
  }

  @Test
  void shouldFindNothingForARangeAsLargeAsAPool() {
    assertThat(Ipam.acquire(Cidr.parse("10.0.0.0/8"), INSTALLED)).isEmpty();
  }

  @Test
  void shouldUseTheNextPoolWhenOneIsFull() {
    assertThat(Ipam.acquire(Cidr.parse("10.0.0.0/16"), cidrs("10.0.0.0/8")))
        .contains(Cidr.parse("192.168.0.0/16"));
  }

  private static List<Cidr> cidrs(String... texts) {
    return Stream.of(texts).map(Cidr::parse).toList();
  }
}
