package dev.hawser.comparison;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What this library may import. */
@AnalyzeClasses(packages = "dev.hawser.comparison", importOptions = DoNotIncludeTests.class)
class ComparisonImportsTest {
  @ArchTest
  static final ArchRule IMPORTS_NOTHING_ELSE_OF_THIS_PROJECT =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAPackage("dev.hawser..")
                  .and(resideOutsideOfPackage("dev.hawser.comparison..")))
          .because("it compares objects of any origin");

  @ArchTest
  static final ArchRule KNOWS_NO_KUBERNETES_CLIENT =
      noClasses()
          .should()
          .dependOnClassesThat(resideInAPackage("io.fabric8.."))
          .because("recordings are JSON, not objects of a client");
}
