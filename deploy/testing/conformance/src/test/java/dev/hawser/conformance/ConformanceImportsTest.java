package dev.hawser.conformance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The comparison of API servers needs no peering. */
@AnalyzeClasses(packages = "dev.hawser.conformance", importOptions = DoNotIncludeTests.class)
class ConformanceImportsTest {
  @ArchTest
  static final ArchRule IMPORTS_NO_PEERING_AND_NO_OTHER_TESTS =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.hawser.peering..",
              "dev.hawser.worker..",
              "dev.hawser.starter..",
              "dev.hawser.simulator..",
              "dev.hawser.harness..",
              "dev.hawser.contract..",
              "dev.hawser.faultproxy..",
              "dev.hawser.faults..",
              "dev.hawser.demo..")
          .because("it sends requests to API servers, which know nothing of Liqo or Hawser");
}
