package dev.hawser.harness;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The harness is used by all tests and uses none of them. */
@AnalyzeClasses(packages = "dev.hawser.harness", importOptions = DoNotIncludeTests.class)
class HarnessImportsTest {
  @ArchTest
  static final ArchRule IMPORTS_NO_TESTS =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.hawser.contract..",
              "dev.hawser.faults..",
              "dev.hawser.conformance..",
              "dev.hawser.demo..")
          .because("it is below all of them");
}
