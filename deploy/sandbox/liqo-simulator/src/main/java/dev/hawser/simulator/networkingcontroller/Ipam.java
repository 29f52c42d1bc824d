package dev.hawser.simulator.networkingcontroller;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds a free range of the same length for one that may be taken.
 *
 * <p>The answer depends on the taken ranges only. The search prefers blocks that are already split,
 * as the tree in {@code pkg/ipam/core} of Liqo v1.2.0 does, so it gives the addresses the real one
 * was seen to give.
 */
final class Ipam {
  private static final List<Cidr> POOLS =
      List.of(Cidr.parse("10.0.0.0/8"), Cidr.parse("192.168.0.0/16"), Cidr.parse("172.16.0.0/12"));

  private Ipam() {}

  /** The wanted range if it is free, else another of its length; empty when there is none. */
  static Optional<Cidr> acquire(Cidr wanted, Collection<Cidr> taken) {
    if (isFree(wanted, taken) && POOLS.stream().anyMatch(pool -> pool.contains(wanted))) {
      return Optional.of(wanted);
    }
    return POOLS.stream().flatMap(pool -> find(pool, wanted.prefix(), taken).stream()).findFirst();
  }

  private static Optional<Cidr> find(Cidr block, int prefix, Collection<Cidr> taken) {
    if (block.prefix() > prefix || taken.stream().anyMatch(other -> other.contains(block))) {
      return Optional.empty();
    }
    if (isFree(block, taken)) {
      return Optional.of(new Cidr(block.address(), prefix));
    }
    if (block.prefix() == prefix) {
      return Optional.empty();
    }
    return halves(block, taken).flatMap(half -> find(half, prefix, taken).stream()).findFirst();
  }

  /** Blocks already split come first, free ones last. */
  private static Stream<Cidr> halves(Cidr block, Collection<Cidr> taken) {
    var halves = List.of(block.lowerHalf(), block.upperHalf());
    return Stream.concat(
        halves.stream().filter(half -> !isFree(half, taken)),
        halves.stream().filter(half -> isFree(half, taken)));
  }

  private static boolean isFree(Cidr block, Collection<Cidr> taken) {
    return taken.stream().noneMatch(block::overlaps);
  }
}
