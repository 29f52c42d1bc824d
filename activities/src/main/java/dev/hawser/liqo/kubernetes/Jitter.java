package dev.hawser.liqo.kubernetes;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Makes durations unequal, so that what began together does not stay together. */
@FunctionalInterface
public interface Jitter {
  Jitter RANDOM = () -> ThreadLocalRandom.current().nextDouble();

  /** From 0 to 1. */
  double next();

  /** Around the duration, longer or shorter by up to that part of it. */
  default Duration of(Duration around, double part) {
    return Duration.ofNanos((long) (around.toNanos() * (1 - part + 2 * part * next())));
  }
}
