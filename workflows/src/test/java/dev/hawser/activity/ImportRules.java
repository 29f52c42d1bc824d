package dev.hawser.activity;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.lang.ArchRule;

/** Which package may depend on which. */
final class ImportRules {
  static final ArchRule ACTIVITIES_DEPEND_ON_NO_WORKFLOW =
      noClasses()
          .that()
          .resideInAPackage("dev.hawser.activity..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.hawser.peering..")
          .because("activity interfaces and their values are shared by workflows and workers");

  /** {@code saga} uses {@code plan}, both use the requests; {@code payload} serves all of them. */
  static final ArchRule PEERING_PACKAGES_ARE_LAYERED =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("saga")
          .definedBy("dev.hawser.peering.saga")
          .layer("plan")
          .definedBy("dev.hawser.peering.plan")
          .layer("payload")
          .definedBy("dev.hawser.peering.payload")
          .layer("peering")
          .definedBy("dev.hawser.peering")
          .whereLayer("saga")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("plan")
          .mayOnlyBeAccessedByLayers("saga")
          .whereLayer("payload")
          .mayNotBeAccessedByAnyLayer();

  static final ArchRule RUNS_KNOW_NO_CONNECTION =
      noClasses()
          .that()
          .resideInAnyPackage("dev.hawser.activity..", "dev.hawser.peering..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.hawser.connection..")
          .because("a run must not depend on how a process reaches Temporal");

  static final ArchRule NO_KUBERNETES_AND_NO_FRAMEWORK =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.fabric8..",
              "io.micronaut..",
              "org.bouncycastle..",
              "picocli..",
              "dev.hawser.liqo..")
          .because("sagas compile, test and replay with nothing but Temporal on the class path");

  private ImportRules() {}
}
