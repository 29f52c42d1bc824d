package dev.hawser.activity;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom. */
final class ImportRules {
  static final ArchRule CLUSTER_KNOWS_NO_SAGA =
      noClasses()
          .that()
          .resideInAPackage("dev.hawser.activity..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.hawser.peering..")
          .because("the contract is what sagas and workers share, and stands without either");

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
