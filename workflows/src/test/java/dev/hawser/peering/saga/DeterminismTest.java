package dev.hawser.peering.saga;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.hawser.peering.Peer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Workflow code calls nothing that would make a replay differ from the run. */
final class DeterminismTest {
  @Test
  void shouldFindOnlyDeterministicSagas() {
    // given
    var main = Peer.class.getProtectionDomain().getCodeSource().getLocation();
    var classes = new ClassFileImporter().importUrl(main);

    // when
    var result = Determinism.RULE.evaluate(classes);

    // then
    assertThat(result.getFailureReport().getDetails()).isEmpty();
  }

  static List<Class<?>> offences() {
    return List.of(NondeterministicWorkflows.class.getDeclaredClasses());
  }

  @ParameterizedTest
  @MethodSource("offences")
  void shouldReportANondeterministicWorkflow(Class<?> offence) {
    // given
    var classes = new ClassFileImporter().importClasses(offence);

    // when
    var result = Determinism.RULE.evaluate(classes);

    // then
    assertThat(result.hasViolation()).isTrue();
  }
}
