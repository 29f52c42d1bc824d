package dev.hawser.peering.saga;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.hawser.peering.Peer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The gate that keeps workflow code replayable, and proof that it bites. */
final class DeterminismTest {
  @Test
  void shouldFindOnlyDeterministicSagas() {
    var main = Peer.class.getProtectionDomain().getCodeSource().getLocation();

    Determinism.RULE.check(new ClassFileImporter().importUrl(main));
  }

  static List<Class<?>> offences() {
    return List.of(NondeterministicWorkflows.class.getDeclaredClasses());
  }

  @ParameterizedTest
  @MethodSource("offences")
  void shouldBite(Class<?> offence) {
    var classes = new ClassFileImporter().importClasses(offence);

    assertThat(Determinism.RULE.evaluate(classes).hasViolation()).isTrue();
  }
}
