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
    // given
    var free = Cidr.parse("10.20.0.0/16");

    // when
    var acquired = Ipam.acquire(free, INSTALLED);

    // then
    assertThat(acquired).contains(free);
  }

  @Test
  void shouldRemapATakenRangeToWhereLiqoPutIt() {
    // given
    var taken = Cidr.parse("10.70.0.0/16");

    // when
    var acquired = Ipam.acquire(taken, INSTALLED);

    // then
    assertThat(acquired).contains(Cidr.parse("10.8.0.0/16"));
  }

  @Test
  void shouldKeepTheLengthOfASmallRange() {
    // given
    var small = Cidr.parse("10.10.16.0/20");

    // when
    var acquired = Ipam.acquire(small, INSTALLED);

    // then
    assertThat(acquired)
        .hasValueSatisfying(cidr -> assertThat(cidr.prefix()).isEqualTo(20))
        .hasValueSatisfying(cidr -> assertThat(INSTALLED).noneMatch(cidr::overlaps));
  }

  @Test
  void shouldMoveARangeOutsideThePoolsIntoOne() {
    // given
    var outside = Cidr.parse("100.64.0.0/16");

    // when
    var acquired = Ipam.acquire(outside, INSTALLED);

    // then
    assertThat(acquired).contains(Cidr.parse("10.8.0.0/16"));
  }

  @Test
  void shouldFindNothingForARangeAsLargeAsAPool() {
    // given
    var wholePool = Cidr.parse("10.0.0.0/8");

    // when
    var acquired = Ipam.acquire(wholePool, INSTALLED);

    // then
    assertThat(acquired).isEmpty();
  }

  @Test
  void shouldUseTheNextPoolWhenOneIsFull() {
    // given
    var fullPool = cidrs("10.0.0.0/8");

    // when
    var acquired = Ipam.acquire(Cidr.parse("10.0.0.0/16"), fullPool);

    // then
    assertThat(acquired).contains(Cidr.parse("192.168.0.0/16"));
  }

  private static List<Cidr> cidrs(String... texts) {
    return Stream.of(texts).map(Cidr::parse).toList();
  }
}
