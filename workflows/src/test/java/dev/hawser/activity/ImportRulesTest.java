package dev.hawser.activity;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.hawser.peering.PeerRequest;
import org.junit.jupiter.api.Test;

/** The dependencies between packages. */
final class ImportRulesTest {
  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .importUrl(ClusterId.class.getProtectionDomain().getCodeSource().getLocation());

  @Test
  void shouldKeepActivitiesIndependentOfWorkflows() {
    ImportRules.ACTIVITIES_DEPEND_ON_NO_WORKFLOW.check(MAIN);
  }

  @Test
  void shouldKeepPlansIndependentOfSagas() {
    ImportRules.PEERING_PACKAGES_ARE_LAYERED.check(MAIN);
  }

  @Test
  void shouldKeepKubernetesAndFrameworksOut() {
    ImportRules.NO_KUBERNETES_AND_NO_FRAMEWORK.check(MAIN);
  }

  @Test
  void shouldNoticeAnActivityThatDependsOnARequest() {
    var classes = new ClassFileImporter().importClasses(DependsOnRequest.class);

    assertThat(ImportRules.ACTIVITIES_DEPEND_ON_NO_WORKFLOW.evaluate(classes).hasViolation())
        .isTrue();
  }

  /** Breaks the rule. */
  private record DependsOnRequest(PeerRequest request) {}
}
