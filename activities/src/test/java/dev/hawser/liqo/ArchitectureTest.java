package dev.hawser.liqo;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.hawser.liqo.kubernetes.ReadResult;
import io.fabric8.kubernetes.client.Client;

/** The dependencies that the design allows. */
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
          .matching("dev.hawser.liqo.(network|authentication|offloading|pair)..")
          .should()
          .notDependOnEachOther();

  @ArchTest
  static final ArchRule ARROWS_POINT_DOWN =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("composition")
          .definedBy("dev.hawser.liqo")
          .layer("concerns")
          .definedBy(CONCERNS)
          .layer("cluster")
          .definedBy("dev.hawser.liqo.cluster..")
          .layer("claims")
          .definedBy("dev.hawser.liqo.claims..")
          .layer("desired")
          .definedBy("dev.hawser.liqo.desired..")
          .layer("waiting")
          .definedBy("dev.hawser.liqo.waiting..")
          .layer("diagnosis")
          .definedBy("dev.hawser.liqo.diagnosis..")
          .layer("requests")
          .definedBy("dev.hawser.liqo.requests..")
          .layer("kubernetes")
          .definedBy("dev.hawser.liqo.kubernetes..")
          .layer("pki")
          .definedBy("dev.hawser.liqo.pki..")
          .layer("policy")
          .definedBy("dev.hawser.liqo.policy..")
          .whereLayer("composition")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("concerns")
          .mayOnlyBeAccessedByLayers("composition")
          .whereLayer("cluster")
          .mayOnlyBeAccessedByLayers("composition", "concerns")
          .whereLayer("claims")
          .mayOnlyBeAccessedByLayers("composition", "concerns", "cluster")
          .whereLayer("desired")
          .mayOnlyBeAccessedByLayers("concerns", "cluster", "claims")
          .whereLayer("waiting")
          .mayOnlyBeAccessedByLayers("composition", "concerns", "cluster", "desired")
          .whereLayer("diagnosis")
          .mayOnlyBeAccessedByLayers("concerns", "cluster", "desired")
          .whereLayer("requests")
          .mayOnlyBeAccessedByLayers("concerns", "cluster", "waiting")
          .whereLayer("pki")
          .mayOnlyBeAccessedByLayers("composition", "concerns", "cluster")
          .whereLayer("policy")
          .mayOnlyBeAccessedByLayers("composition", "cluster");

  /** So that a policy can be read and tested without a cluster. */
  @ArchTest
  static final ArchRule POLICIES_KNOW_NO_CLUSTER =
      noClasses()
          .that()
          .resideInAPackage("dev.hawser.liqo.policy..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.fabric8..", "io.temporal..");

  @ArchTest
  static final ArchRule ONLY_ACTIVITIES_SEE_THE_WHOLE_CONTEXT =
      noClasses()
          .that()
          .resideInAnyPackage(CONCERNS)
          .and()
          .haveSimpleNameNotStartingWith("Liqo")
          .should()
          .dependOnClassesThat()
          .haveSimpleName("ActivityContext");

  /** So that no request bypasses the limit. */
  @ArchTest
  static final ArchRule ONLY_ONE_PACKAGE_SENDS_REQUESTS =
      noClasses()
          .that()
          .resideInAnyPackage(CONCERNS)
          .or()
          .resideInAnyPackage(
              "dev.hawser.liqo.claims..",
              "dev.hawser.liqo.desired..",
              "dev.hawser.liqo.waiting..",
              "dev.hawser.liqo.diagnosis..")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(Client.class);

  /** These explain, show or wait; the others decide what to delete, and must see the unknown. */
  @ArchTest
  static final ArchRule ONLY_THESE_TREAT_THE_UNKNOWN_AS_ABSENT =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.hawser.liqo.diagnosis..")
          .and()
          .haveNameNotMatching(
              ".*\\.(LiqoCluster|ClusterIdentity|AuthenticationKeys|TenantEvents|Configurations"
                  + "|KubeletLeases|OffloadedPods|SliceRemoval|PairContents|NodeInspector"
                  + "|InstallationInspector|ExistingObjects|LiqoInstallation|LiqoLeftovers"
                  + "|OrphanedConnections|UnreachableProvider|ForeignClusterCleanup)")
          .should()
          .callMethod(ReadResult.class, "orIfUnknown", Object.class);

  @ArchTest
  static final ArchRule RESOURCES_KNOW_NOBODY =
      noClasses()
          .that()
          .resideInAPackage("dev.hawser.liqo.resources..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("dev.hawser.liqo..")
                  .and(resideOutsideOfPackage("dev.hawser.liqo.resources..")));

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
