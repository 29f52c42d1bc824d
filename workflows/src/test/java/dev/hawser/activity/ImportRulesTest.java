package dev.hawser.activity;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.hawser.peering.PeerRequest;
import org.junit.jupiter.api.Test;

/** The arrows between packages. */
final class ImportRulesTest {
  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .importUrl(ClusterId.class.getProtectionDomain().getCodeSource().getLocation());

  @Test
  void shouldKeepTheContractFreeOfSagas() {
    ImportRules.CLUSTER_KNOWS_NO_SAGA.check(MAIN);
  }

  @Test
  void shouldKeepKubernetesAndFrameworksOut() {
    ImportRules.NO_KUBERNETES_AND_NO_FRAMEWORK.check(MAIN);
  }

  @Test
  void shouldNoticeAContractThatKnowsASaga() {
    var classes = new ClassFileImporter().importClasses(Knowing.class);

    assertThat(ImportRules.CLUSTER_KNOWS_NO_SAGA.evaluate(classes).hasViolation()).isTrue();
  }

  /** What must not be. */
  private record Knowing(PeerRequest request) {}
}
