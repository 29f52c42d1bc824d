package dev.hawser.starter;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.hawser.starter", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
  @ArchTest
  static final ArchRule PACKAGES_DEPEND_IN_ONE_DIRECTION =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("commands")
          .definedBy("dev.hawser.starter")
          .layer("completion")
          .definedBy("dev.hawser.starter.completion")
          .layer("manual")
          .definedBy("dev.hawser.starter.manual")
          .layer("report")
          .definedBy("dev.hawser.starter.report")
          .layer("status")
          .definedBy("dev.hawser.starter.status")
          .layer("text")
          .definedBy("dev.hawser.starter.text")
          .layer("progress")
          .definedBy("dev.hawser.starter.progress")
          .layer("terminal")
          .definedBy("dev.hawser.starter.terminal")
          .layer("options")
          .definedBy("dev.hawser.starter.options")
          .layer("temporal")
          .definedBy("dev.hawser.starter.temporal")
          .layer("local")
          .definedBy("dev.hawser.starter.local")
          .layer("engine")
          .definedBy("dev.hawser.starter.engine")
          .layer("outcome")
          .definedBy("dev.hawser.starter.outcome")
          .whereLayer("commands")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("completion")
          .mayOnlyBeAccessedByLayers("commands")
          .whereLayer("manual")
          .mayOnlyBeAccessedByLayers("commands", "completion")
          .whereLayer("status")
          .mayOnlyBeAccessedByLayers("commands")
          .whereLayer("report")
          .mayOnlyBeAccessedByLayers("commands", "status")
          .whereLayer("text")
          .mayOnlyBeAccessedByLayers("commands", "report", "status")
          .whereLayer("progress")
          .mayOnlyBeAccessedByLayers("commands", "report", "status")
          .whereLayer("terminal")
          .mayOnlyBeAccessedByLayers("commands", "report", "status", "progress")
          .whereLayer("options")
          .mayOnlyBeAccessedByLayers("commands", "report", "completion")
          .whereLayer("temporal")
          .mayOnlyBeAccessedByLayers(
              "commands", "report", "status", "progress", "options", "completion")
          .whereLayer("local")
          .mayOnlyBeAccessedByLayers("commands", "options")
          .whereLayer("engine")
          .mayOnlyBeAccessedByLayers("commands", "report", "local", "temporal")
          .whereLayer("outcome")
          .mayOnlyBeAccessedByLayers(
              "commands",
              "report",
              "status",
              "progress",
              "options",
              "temporal",
              "local",
              "engine",
              "completion",
              "manual");

  @ArchTest
  static final ArchRule NOTHING_OF_KUBERNETES_MICRONAUT_OR_THE_WORKER =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.fabric8..",
              "io.kubernetes..",
              "io.micronaut..",
              "dev.hawser.worker..",
              "dev.hawser.liqo..");
}
