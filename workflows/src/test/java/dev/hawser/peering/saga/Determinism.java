package dev.hawser.peering.saga;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;

/**
 * What workflow code may not do, because a replay would do it otherwise. The values that runs
 * exchange with activities are workflow code too: the run reads, checks and writes them.
 */
final class Determinism {
  static final ArchRule RULE =
      noClasses()
          .should()
          .accessTargetWhere(Nondeterminism.any())
          .because(
              "a replay must take the same way as the run: ask Workflow instead, and iterate in an"
                  + " order that every JVM shares (List, LinkedHashMap, TreeMap, EnumSet)");

  private Determinism() {}
}
