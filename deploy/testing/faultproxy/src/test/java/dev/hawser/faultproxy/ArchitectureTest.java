package dev.hawser.faultproxy;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The proxies are a library that knows nothing of Hawser. */
@AnalyzeClasses(
    packages = "dev.hawser.faultproxy",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule SHOULD_IMPORT_NOTHING_OF_HAWSER =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAPackage("dev.hawser..")
                  .and(resideOutsideOfPackage("dev.hawser.faultproxy..")));
}
