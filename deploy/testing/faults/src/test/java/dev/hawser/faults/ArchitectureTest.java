package dev.hawser.faults;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Every kind of fault builds on the same trial, and none on another kind. */
@AnalyzeClasses(
    packages = "dev.hawser.faults",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule SHOULD_SHARE_THE_TRIAL_AND_NOTHING_ELSE =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage("dev.hawser.faults..")
          .layer("command line")
          .definedBy("dev.hawser.faults")
          .layer("matrix")
          .definedBy("dev.hawser.faults.matrix")
          .layer("hub")
          .definedBy("dev.hawser.faults.hub")
          .layer("load")
          .definedBy("dev.hawser.faults.load")
          .layer("kill")
          .definedBy("dev.hawser.faults.kill")
          .layer("chaos")
          .definedBy("dev.hawser.faults.chaos")
          .layer("process")
          .definedBy("dev.hawser.faults.process")
          .layer("trial")
          .definedBy("dev.hawser.faults.trial")
          .whereLayer("command line")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("matrix")
          .mayOnlyBeAccessedByLayers("command line")
          .whereLayer("hub")
          .mayOnlyBeAccessedByLayers("command line")
          .whereLayer("load")
          .mayOnlyBeAccessedByLayers("command line")
          .whereLayer("kill")
          .mayOnlyBeAccessedByLayers("command line")
          .whereLayer("chaos")
          .mayOnlyBeAccessedByLayers("command line")
          .whereLayer("process")
          .mayOnlyBeAccessedByLayers("kill", "chaos")
          .whereLayer("trial")
          .mayOnlyBeAccessedByLayers("matrix", "hub", "load", "kill", "chaos");

  @ArchTest
  static final ArchRule SHOULD_SEE_THE_PRODUCT_ONLY_FROM_OUTSIDE =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.hawser.worker..", "dev.hawser.liqo..", "dev.hawser.starter..")
          .because("the harness starts workers, and processes are those of the packaged product");
}
