package dev.hawser.contract;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The contract sees a peering from outside. */
@AnalyzeClasses(packages = "dev.hawser.contract", importOptions = DoNotIncludeTests.class)
class ContractImportsTest {
  @ArchTest
  static final ArchRule IMPORTS_NO_MACHINERY =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.hawser.liqo..",
              "dev.hawser.worker..",
              "dev.hawser.simulator..",
              "dev.hawser.apiserver..",
              "dev.hawser.faultproxy..",
              "dev.hawser.faults..",
              "dev.hawser.conformance..")
          .because("it runs against any two clusters, whatever they are made of");
}
