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
    // when
    var result = ImportRules.ACTIVITIES_DEPEND_ON_NO_WORKFLOW.evaluate(MAIN);

    // then
    assertThat(result.getFailureReport().getDetails()).isEmpty();
  }

  @Test
  void shouldKeepPlansIndependentOfSagas() {
    // when
    var result = ImportRules.PEERING_PACKAGES_ARE_LAYERED.evaluate(MAIN);

    // then
    assertThat(result.getFailureReport().getDetails()).isEmpty();
  }

  @Test
  void shouldKeepConnectionsOutOfRuns() {
    // when
    var result = ImportRules.RUNS_KNOW_NO_CONNECTION.evaluate(MAIN);

    // then
    assertThat(result.getFailureReport().getDetails()).isEmpty();
  }

  @Test
  void shouldKeepKubernetesAndFrameworksOut() {
    // when
    var result = ImportRules.NO_KUBERNETES_AND_NO_FRAMEWORK.evaluate(MAIN);

    // then
    assertThat(result.getFailureReport().getDetails()).isEmpty();
  }

  @Test
  void shouldReportAnActivityThatDependsOnARequest() {
    // given
    var classes = new ClassFileImporter().importClasses(DependsOnRequest.class);

    // when
    var result = ImportRules.ACTIVITIES_DEPEND_ON_NO_WORKFLOW.evaluate(classes);

    // then
    assertThat(result.hasViolation()).isTrue();
  }

  /** Breaks the rule. */
  private record DependsOnRequest(PeerRequest request) {}
}
