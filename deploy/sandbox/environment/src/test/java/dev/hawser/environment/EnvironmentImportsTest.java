package dev.hawser.environment;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The builder of environments knows neither the product nor its tests. */
@AnalyzeClasses(packages = "dev.hawser.environment", importOptions = DoNotIncludeTests.class)
class EnvironmentImportsTest {
  @ArchTest
  static final ArchRule IMPORTS_NOTHING_OF_THE_PRODUCT =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.hawser.peering..",
              "dev.hawser.activity..",
              "dev.hawser.liqo..",
              "dev.hawser.worker..",
              "dev.hawser.starter..",
              "dev.hawser.faultproxy..",
              "dev.hawser.harness..")
          .because("workers and proxies are handed to it as functions");
}
