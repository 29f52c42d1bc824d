package dev.hawser.worker;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.hawser.worker", importOptions = DoNotIncludeTests.class)
class ModuleRulesTest {
  private static final String[] FRAMEWORKS = {"io.micronaut..", "picocli..", "reactor.."};

  @ArchTest
  static final ArchRule shouldImportOnlyTheProductsLowerModules =
      noClasses()
          .that()
          .resideInAPackage("dev.hawser.worker..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("dev.hawser..")
                  .and(
                      resideInAnyPackage(
                              "dev.hawser.worker..",
                              "dev.hawser.activity..",
                              "dev.hawser.peering..",
                              "dev.hawser.liqo..")
                          .negate()))
          .because("the command line and the test rig build on the worker, never the reverse");

  @ArchTest
  static final ArchRule shouldBeEmbeddableWithoutAFramework =
      noClasses()
          .that()
          .belongToAnyOf(Workers.class, WorkerSettings.class, ServedClusters.class)
          .should()
          .dependOnClassesThat(resideInAnyPackage(FRAMEWORKS))
          .because("Workers runs in any process, for example in tests and in the demo");

  @ArchTest
  static final ArchRule shouldOfferFewPublicTypes =
      noClasses()
          .that()
          .resideInAPackage("dev.hawser.worker..")
          .and()
          .areTopLevelClasses()
          .and()
          .doNotBelongToAnyOf(
              Workers.class,
              WorkerSettings.class,
              WorkerStartException.class,
              WorkerApplication.class,
              // Created by logback.
              InnermostMessageConverter.class,
              RateLimitFilter.class)
          .should()
          .bePublic()
          .because("everything else may change without notice");
}
