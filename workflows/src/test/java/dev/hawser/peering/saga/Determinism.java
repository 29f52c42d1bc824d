package dev.hawser.peering.saga;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;

/** What workflow code may not do, because a replay would do it otherwise. */
final class Determinism {
  private static final Map<String, Set<String>> METHODS =
      Map.of(
          "java.lang.System", Set.of("currentTimeMillis", "nanoTime", "getenv", "getProperty"),
          "java.time.Instant", Set.of("now"),
          "java.time.LocalDate", Set.of("now"),
          "java.time.LocalDateTime", Set.of("now"),
          "java.time.ZonedDateTime", Set.of("now"),
          "java.time.OffsetDateTime", Set.of("now"),
          "java.util.UUID", Set.of("randomUUID"),
          "java.lang.Math", Set.of("random"),
          "java.util.Set", Set.of("copyOf"),
          "java.util.Map", Set.of("copyOf"));
  private static final Set<String> CLASSES =
      Set.of(
          "java.lang.Thread",
          "java.util.Random",
          "java.security.SecureRandom",
          "java.util.concurrent.ThreadLocalRandom",
          "java.util.concurrent.Executors",
          "java.util.concurrent.ForkJoinPool",
          "java.util.concurrent.CompletableFuture",
          "java.util.HashMap",
          "java.util.HashSet",
          "org.slf4j.LoggerFactory");

  static final ArchRule RULE =
      noClasses()
          .that()
          .resideInAPackage("dev.hawser.peering..")
          .should()
          .accessTargetWhere(targetOwner(named(CLASSES)))
          .orShould()
          .accessTargetWhere(bannedMethod())
          .because(
              "a replay must take the same way as the run: ask Workflow instead, and iterate"
                  + " in an order that every JVM shares");

  private Determinism() {}

  private static DescribedPredicate<JavaClass> named(Set<String> names) {
    return DescribedPredicate.describe("one of " + names, owner -> names.contains(owner.getName()));
  }

  private static DescribedPredicate<JavaAccess<?>> bannedMethod() {
    return DescribedPredicate.describe(
        "time, chance, surroundings or salted order",
        access ->
            METHODS
                .getOrDefault(access.getTargetOwner().getName(), Set.of())
                .contains(access.getTarget().getName()));
  }
}
