package dev.hawser.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What this module may import. */
@AnalyzeClasses(packages = "dev.hawser.local", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
  @ArchTest
  static final ArchRule NOTHING_OF_A_FRAMEWORK_OR_OF_THE_SANDBOX =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.micronaut..",
              "picocli..",
              "dev.hawser.apiserver..",
              "dev.hawser.simulator..",
              "dev.hawser.environment..",
              "dev.hawser.command..")
          .because("it is part of the product, and a command starts it for one run");

  @ArchTest
  static final ArchRule NOTHING_BUT_THE_CONTRACT_WITH_THE_COMMAND_LINE =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.hawser.starter",
              "dev.hawser.starter.options..",
              "dev.hawser.starter.progress..",
              "dev.hawser.starter.report..",
              "dev.hawser.starter.status..",
              "dev.hawser.starter.temporal..",
              "dev.hawser.starter.engine..")
          .because("the command line calls it, never the reverse");
}
