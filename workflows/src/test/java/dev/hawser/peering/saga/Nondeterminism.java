package dev.hawser.peering.saga;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import java.util.List;
import java.util.function.Predicate;

/** What makes a replay differ from the run, by the classes and calls that do. */
enum Nondeterminism {
  TIME(
      Accesses.to("java.util.Date", "java.util.Calendar", "java.util.Timer", "java.time.Clock"),
      Accesses.to("java.time", List.of("now")),
      Accesses.to("java.lang.System", List.of("currentTimeMillis", "nanoTime"))),

  CHANCE(
      Accesses.to(
          "java.util.Random",
          "java.util.SplittableRandom",
          "java.util.random",
          "java.security.SecureRandom"),
      Accesses.to("java.util.UUID", List.of("randomUUID")),
      Accesses.to("java.lang.Math", List.of("random")),
      Accesses.to("java.util.Collections", List.of("shuffle"))),

  SURROUNDINGS(
      Accesses.to(
          "java.lang.Runtime",
          "java.lang.Process",
          "java.lang.ProcessHandle",
          "java.lang.ProcessBuilder",
          "java.net.InetAddress",
          "java.net.Socket",
          "java.net.http",
          "java.io.File",
          "java.nio.file"),
      Accesses.to("java.lang.System", List.of("getenv", "getProperty", "getProperties")),
      Accesses.to("java.util", List.of("getDefault")),
      Accesses.to("java.time", List.of("systemDefault"))),

  THREADS(
      Accesses.to("java.lang.Thread", "java.lang.ThreadLocal", "java.util.concurrent"),
      Accesses.to("java.lang.Object", List.of("wait", "notify", "notifyAll")),
      Accesses.to("java.util", List.of("parallelStream", "parallel", "parallelSort"))),

  /** An order that differs between two JVMs: salted, or by identity. */
  HASH_ORDER(
      Accesses.to(
          "java.util.HashMap",
          "java.util.HashSet",
          "java.util.Hashtable",
          "java.util.IdentityHashMap",
          "java.util.WeakHashMap"),
      Accesses.to("java.util.Set", List.of("of"), arguments -> arguments > 1),
      Accesses.to("java.util.Map", List.of("of"), arguments -> arguments > 2),
      Accesses.to("java.util.Set", List.of("copyOf")),
      Accesses.to("java.util.Map", List.of("copyOf", "ofEntries")),
      Accesses.to(
          "java.util.stream.Collectors",
          List.of("toSet", "toUnmodifiableSet", "toUnmodifiableMap")),
      Accesses.to("java.util.stream.Collectors", List.of("toMap"), arguments -> arguments < 4),
      Accesses.to("java.util.stream.Collectors", List.of("groupingBy"), arguments -> arguments < 3),
      Accesses.to("java.lang.System", List.of("identityHashCode")),
      Accesses.to("java.lang.Object", List.of("hashCode")),
      Accesses.to("java.lang.Enum", List.of("hashCode")),
      Accesses.to("dev.hawser", List.of("hashCode"))),

  /** A replay would repeat its lines. */
  OWN_LOG(
      Accesses.to("org.slf4j.LoggerFactory"),
      Accesses.to("java.lang.System", List.of("out", "err")));

  private final List<Predicate<JavaAccess<?>>> accesses;

  @SafeVarargs
  @SuppressWarnings("varargs") // the array does not leave this constructor
  Nondeterminism(Predicate<JavaAccess<?>>... accesses) {
    this.accesses = List.of(accesses);
  }

  boolean is(JavaAccess<?> access) {
    return accesses.stream().anyMatch(each -> each.test(access));
  }

  /** Any of them. */
  static DescribedPredicate<JavaAccess<?>> any() {
    return DescribedPredicate.describe(
        "what differs in a replay",
        access -> List.of(values()).stream().anyMatch(each -> each.is(access)));
  }
}
