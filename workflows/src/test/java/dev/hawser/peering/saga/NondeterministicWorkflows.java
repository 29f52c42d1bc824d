package dev.hawser.peering.saga;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/** Bad workflow code, one offence a class. */
final class NondeterministicWorkflows {
  private NondeterministicWorkflows() {}

  static final class WallClock {
    final long now = System.currentTimeMillis();
  }

  static final class Stopwatch {
    final long now = System.nanoTime();
  }

  static final class Now {
    final Instant now = Instant.now();
  }

  static final class Today {
    final LocalDate now = LocalDate.now();
  }

  static final class TodayByReference {
    final Supplier<LocalDateTime> now = LocalDateTime::now;
  }

  static final class Identifier {
    final UUID id = UUID.randomUUID();
  }

  static final class Chance {
    final double chance = Math.random();
  }

  static final class Dice {
    final int chance = new Random().nextInt();
  }

  static final class OwnDice {
    final int chance = ThreadLocalRandom.current().nextInt();
  }

  static final class Spinning {
    final Thread thread = new Thread(() -> {});
  }

  static final class Sleeping {
    void sleep() throws InterruptedException {
      Thread.sleep(1);
    }
  }

  static final class Pool {
    final Object pool = Executors.newSingleThreadExecutor();
  }

  static final class Later {
    final Object later = CompletableFuture.runAsync(() -> {});
  }

  static final class Surroundings {
    final String home = System.getenv("HOME");
  }

  static final class Settings {
    final String home = System.getProperty("user.home");
  }

  static final class SaltedMap {
    final Map<String, String> map = new HashMap<>();
  }

  static final class SaltedSet {
    final Set<String> set = new HashSet<>();
  }

  static final class SaltedCopy {
    final Set<String> set = Set.copyOf(List.of("a", "b"));
  }

  static final class OwnLog {
    final Object log = LoggerFactory.getLogger(OwnLog.class);
  }
}
