package dev.hawser.temporalserver;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What this library may import. */
@AnalyzeClasses(packages = "dev.hawser.temporalserver", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
  @ArchTest
  static final ArchRule SHOULD_IMPORT_NOTHING_ELSE_OF_THIS_PROJECT =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAPackage("dev.hawser..")
                  .and(resideOutsideOfPackage("dev.hawser.temporalserver..")))
          .because("it is a library that knows nothing of Hawser");
}
