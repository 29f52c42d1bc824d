package dev.hawser.peering.saga;

import dev.hawser.peering.Phase;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** Bad workflow code by kind, one offence a class. */
final class NondeterministicCode {
  private static final List<String> WORDS = List.of("a", "b");

  private NondeterministicCode() {}

  /** {@link Nondeterminism#TIME}. */
  static final class Time {
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

    static final class OldDate {
      final Date now = new Date();
    }

    static final class OwnClock {
      final Clock clock = Clock.systemUTC();
    }
  }

  /** {@link Nondeterminism#CHANCE}. */
  static final class Chance {
    static final class Identifier {
      final UUID id = UUID.randomUUID();
    }

    static final class Number {
      final double chance = Math.random();
    }

    static final class Dice {
      final int chance = new Random().nextInt();
    }

    static final class SplitDice {
      final int chance = new SplittableRandom().nextInt();
    }

    static final class Shuffle {
      void shuffle(List<String> words) {
        Collections.shuffle(words);
      }
    }
  }

  /** {@link Nondeterminism#SURROUNDINGS}. */
  static final class Surroundings {
    static final class Environment {
      final String home = System.getenv("HOME");
    }

    static final class Property {
      final String home = System.getProperty("user.home");
    }

    static final class Machine {
      final int processors = Runtime.getRuntime().availableProcessors();
    }

    static final class HostName {
      InetAddress host() throws UnknownHostException {
        return InetAddress.getLocalHost();
      }
    }

    static final class Disk {
      final boolean there = Files.exists(Path.of("file"));
    }

    static final class Language {
      final Locale locale = Locale.getDefault();
    }

    static final class Zone {
      final ZoneId zone = ZoneId.systemDefault();
    }
  }

  /** {@link Nondeterminism#THREADS}. */
  static final class Threads {
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

    static final class OwnDice {
      final int chance = ThreadLocalRandom.current().nextInt();
    }

    static final class SharedMap {
      final Map<String, String> map = new ConcurrentHashMap<>();
    }

    static final class ParallelList {
      final Stream<String> words = WORDS.parallelStream();
    }

    static final class ParallelStream {
      final Stream<String> words = WORDS.stream().parallel();
    }
  }

  /** {@link Nondeterminism#HASH_ORDER}. */
  static final class HashOrder {
    static final class HashedMap {
      final Map<String, String> map = new HashMap<>();
    }

    static final class HashedSet {
      final Set<String> set = new HashSet<>();
    }

    static final class HashedSetByReference {
      final Set<String> set = WORDS.stream().collect(Collectors.toCollection(HashSet::new));
    }

    static final class MapByIdentity {
      final Map<String, String> map = new IdentityHashMap<>();
    }

    static final class TwoInASet {
      final Set<String> set = Set.of("a", "b");
    }

    static final class ManyInASet {
      final Set<String> set = Set.of(WORDS.toArray(String[]::new));
    }

    static final class TwoInAMap {
      final Map<String, String> map = Map.of("a", "1", "b", "2");
    }

    static final class Entries {
      final Map<String, String> map = Map.ofEntries(Map.entry("a", "1"), Map.entry("b", "2"));
    }

    static final class CopyOfASet {
      final Set<String> set = Set.copyOf(WORDS);
    }

    static final class CopyOfAMap {
      Map<String, String> copy(Map<String, String> map) {
        return Map.copyOf(map);
      }
    }

    static final class CollectedSet {
      final Set<String> set = WORDS.stream().collect(Collectors.toSet());
    }

    static final class UnmodifiableSet {
      final Set<String> set = WORDS.stream().collect(Collectors.toUnmodifiableSet());
    }

    static final class CollectedMap {
      final Map<String, Integer> map =
          WORDS.stream().collect(Collectors.toMap(word -> word, String::length));
    }

    static final class MergedMap {
      final Map<String, Integer> map =
          WORDS.stream().collect(Collectors.toMap(word -> word, String::length, Integer::sum));
    }

    static final class UnmodifiableMap {
      final Map<String, Integer> map =
          WORDS.stream().collect(Collectors.toUnmodifiableMap(word -> word, String::length));
    }

    static final class Groups {
      final Map<Integer, List<String>> map =
          WORDS.stream().collect(Collectors.groupingBy(String::length));
    }

    static final class CountedGroups {
      final Map<Integer, Long> map =
          WORDS.stream().collect(Collectors.groupingBy(String::length, Collectors.counting()));
    }

    static final class Identity {
      int hash(Object object) {
        return System.identityHashCode(object);
      }
    }

    static final class HashOfAnObject {
      int hash(Object object) {
        return object.hashCode();
      }
    }

    static final class HashOfAConstant {
      int hash(Phase phase) {
        return phase.hashCode();
      }
    }
  }

  /** {@link Nondeterminism#OWN_LOG}. */
  static final class OwnLog {
    static final class Logger {
      final Object log = LoggerFactory.getLogger(Logger.class);
    }

    static final class Console {
      void print() {
        System.out.println(new ArrayList<>(WORDS));
      }
    }
  }
}
