package dev.hawser.peering.saga;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.hawser.activity.ClusterView;
import dev.hawser.connection.TemporalDefaults;
import dev.hawser.peering.Peer;
import dev.hawser.peering.payload.Payloads;
import dev.hawser.peering.plan.PeerPlan;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Workflow code uses nothing that would make a replay differ from the run. */
final class DeterminismTest {
  /** All that runs may use: connections are kept out of them. */
  private static final JavaClasses MODULE =
      new ClassFileImporter()
          .importUrl(Peer.class.getProtectionDomain().getCodeSource().getLocation())
          .that(resideOutsideOfPackage(TemporalDefaults.class.getPackageName()));

  @Test
  void shouldFindOnlyDeterministicCode() {
    // when
    var result = Determinism.RULE.evaluate(MODULE);

    // then
    assertThat(result.getFailureReport().getDetails()).isEmpty();
  }

  /** Values and their checks, plans and payloads run in workflow code like the sagas. */
  @Test
  void shouldLookAtEveryPackageOfTheModule() {
    // when
    boolean all =
        Stream.of(ClusterView.class, Payloads.class, PeerPlan.class, PeerWorkflow.class)
            .allMatch(MODULE::contain);

    // then
    assertThat(all).isTrue();
  }

  static Stream<Arguments> offences() {
    return Arrays.stream(NondeterministicCode.class.getDeclaredClasses())
        .flatMap(
            kind ->
                Arrays.stream(kind.getDeclaredClasses())
                    .map(offence -> Arguments.of(kind(kind), offence)));
  }

  private static Nondeterminism kind(Class<?> offences) {
    String words = offences.getSimpleName().replaceAll("(?<=.)(?=[A-Z])", "_");
    return Nondeterminism.valueOf(words.toUpperCase(Locale.ROOT));
  }

  @ParameterizedTest
  @MethodSource("offences")
  void shouldReportEachOffence(Nondeterminism kind, Class<?> offence) {
    // given
    var classes = new ClassFileImporter().importClasses(offence);

    // when
    var result = Determinism.RULE.evaluate(classes);

    // then
    assertThat(result.hasViolation()).isTrue();
    assertThat(classes.get(offence).getAccessesFromSelf()).filteredOn(kind::is).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void shouldHaveAnOffenceOfEachKind(Nondeterminism kind) {
    // when
    var kinds = offences().map(each -> each.get()[0]);

    // then
    assertThat(kinds).contains(kind);
  }

  @Test
  void shouldAcceptAnOrderThatEveryJvmShares() {
    // given
    var classes = new ClassFileImporter().importClasses(OrderedCode.class);

    // when
    var result = Determinism.RULE.evaluate(classes);

    // then
    assertThat(result.getFailureReport().getDetails()).isEmpty();
  }
}
