package dev.hawser.demo;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The demo needs the product and the sandbox only. */
@AnalyzeClasses(packages = "dev.hawser.demo", importOptions = DoNotIncludeTests.class)
class DemoImportsTest {
  @ArchTest
  static final ArchRule IMPORTS_NOTHING_OF_THE_TESTS =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.hawser.faultproxy..",
              "dev.hawser.comparison..",
              "dev.hawser.harness..",
              "dev.hawser.contract..",
              "dev.hawser.faults..",
              "dev.hawser.conformance..")
          .because("its archive holds no test code");
}
