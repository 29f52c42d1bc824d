package dev.hawser.liqo;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows of the design. */
@AnalyzeClasses(packages = "dev.hawser.liqo", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
  private static final String[] CONCERNS = {
    "dev.hawser.liqo.network..",
    "dev.hawser.liqo.authentication..",
    "dev.hawser.liqo.offloading..",
    "dev.hawser.liqo.pair.."
  };

  @ArchTest
  static final ArchRule CONCERNS_DO_NOT_KNOW_ONE_ANOTHER =
      slices()
          .matching("dev.hawser.liqo.(network|authentication|offloading|cluster)..")
          .should()
          .notDependOnEachOther();

  @ArchTest
  static final ArchRule WHAT_CONCERNS_SHARE_DOES_NOT_KNOW_THEM =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.hawser.liqo.resources..", "dev.hawser.liqo.objects..", "dev.hawser.liqo.pki..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(CONCERNS);

  @ArchTest
  static final ArchRule RESOURCES_KNOW_NOBODY =
      noClasses()
          .that()
          .resideInAPackage("dev.hawser.liqo.resources..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.hawser.liqo.objects..", "dev.hawser.liqo.pki..");

  @ArchTest
  static final ArchRule ONLY_PKI_KNOWS_BOUNCY_CASTLE =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.hawser.liqo.pki..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.bouncycastle..");

  @ArchTest
  static final ArchRule NOBODY_KNOWS_THE_SAGAS_OR_A_FRAMEWORK =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.hawser.peering..", "io.micronaut..", "picocli..");

  @ArchTest
  static final ArchRule ONLY_ACTIVITIES_ARE_PUBLIC_IN_A_CONCERN =
      classes()
          .that()
          .resideInAnyPackage(CONCERNS)
          .and()
          .arePublic()
          .should()
          .haveSimpleNameStartingWith("Liqo");
}
