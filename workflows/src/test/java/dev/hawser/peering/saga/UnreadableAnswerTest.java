package dev.hawser.peering.saga;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.peering.Inspection;
import dev.hawser.peering.PeeringResult;
import dev.hawser.peering.Phase;
import dev.hawser.peering.UnpeerRequest;
import dev.hawser.peering.UnpeeringResult;
import dev.hawser.peering.payload.RequestJson;
import dev.hawser.peering.saga.MutatedAnswers.Mutation;
import io.temporal.client.WorkflowStub;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A worker of another release, or a defective one, whose answers can't be read: a run undoes what
 * it did and says whose answer it was, or waits until the worker is mended; it never ends or hangs
 * with its claim left.
 */
final class UnreadableAnswerTest {
  private static final String INSPECTION = "cluster/milan InspectCluster";

  private final PeeringTestEnvironment environment = new PeeringTestEnvironment();

  @AfterEach
  void close() {
    environment.close();
  }

  /** Every answer that a peering reads before it is complete, except those of inspections. */
  static List<String> forward() {
    try (var environment = new PeeringTestEnvironment()) {
      return activities(environment, environment.startPeer())
          .filter(activity -> !activity.endsWith("InspectCluster"))
          .filter(activity -> !activity.endsWith("ReleaseClaim"))
          .toList();
    }
  }

  /** Every undo of a peering. */
  static List<String> undos() {
    try (var rollback = new RollbackFixture()) {
      var run = rollback.environment.startPeer();
      PeeringTestEnvironment.failureOf(run);
      return ScheduledActivities.of(rollback.environment.events(run)).undos();
    }
  }

  /** Every removal of an unpeer. */
  static List<String> removals() {
    try (var environment = new PeeringTestEnvironment().peered()) {
      return activities(environment, environment.start("Unpeer", unpeerRequest()))
          .filter(activity -> activity.contains(" Delete") || activity.endsWith("CleanUpPair"))
          .toList();
    }
  }

  static Stream<Arguments> forwardAnswers() {
    return forward().stream()
        .flatMap(
            activity ->
                Stream.of(Mutation.NO_FIELDS, Mutation.NOT_JSON)
                    .filter(it -> it != Mutation.NO_FIELDS || hasRequiredFields(activity))
                    .map(mutation -> Arguments.of(activity, mutation)));
  }

  @ParameterizedTest
  @MethodSource("forwardAnswers")
  void shouldRollBackWhenAnAnswerCannotBeRead(String activity, Mutation mutation) {
    // given
    var before = environment.state();
    environment.answers.mutate(activity, mutation);

    // when
    var run = environment.startPeer();

    // then
    assertRolledBack(before, run, activity);
  }

  @ParameterizedTest
  @EnumSource(Mutation.class)
  void shouldRollBackWhateverArrivesInstead(Mutation mutation) {
    // given
    String activity = "cluster/milan EnsureTenant";
    var before = environment.state();
    environment.answers.mutate(activity, mutation);

    // when
    var run = environment.startPeer();

    // then
    assertRolledBack(before, run, activity);
  }

  @ParameterizedTest
  @EnumSource(Mutation.class)
  void shouldRefuseBeforeTheFirstWriteWhenAnInspectionCannotBeRead(Mutation mutation) {
    // given
    environment.answers.mutate(INSPECTION, mutation);

    // when
    var run = environment.startPeer();
    var inspect =
        environment.start(
            "Inspect", "look", RequestJson.raw("{'consumer':'rome','provider':'milan'}"));

    // then
    var failure = PeeringTestEnvironment.failureOf(run);
    assertThat(failure.getType()).isEqualTo("UnreadableAnswer");
    assertThat(PeeringTestEnvironment.phase(run)).isEqualTo("Refused");
    var inspection = inspect.getResult(Inspection.class);
    assertThat(inspection.consumer()).isNotNull();
    assertThat(inspection.problems()).containsExactly(failure.getOriginalMessage());
    assertThat(environment.calls).containsOnly("rome inspectCluster", "milan inspectCluster");
  }

  @ParameterizedTest
  @MethodSource("undos")
  void shouldContinueARollbackWhenTheWorkerIsMended(String activity) {
    try (var rollback = new RollbackFixture()) {
      // given
      var other = rollback.environment;
      var before = other.state();
      other.answers.mutate(activity, Mutation.NO_FIELDS);
      var run = other.startPeer();
      other.awaitPhase(run, Phase.ROLLBACK_STUCK);

      // when
      other.answers.mend();

      // then
      assertThat(PeeringTestEnvironment.failureOf(run).getType()).isEqualTo("TimedOut");
      assertThat(PeeringTestEnvironment.phase(run)).isEqualTo("RolledBack");
      assertThat(other.state()).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @MethodSource("removals")
  void shouldContinueAnUnpeerWhenTheWorkerIsMended(String activity) {
    // given
    environment.peered();
    environment.answers.mutate(activity, Mutation.NOT_JSON);
    var run = environment.start("Unpeer", unpeerRequest());
    environment.awaitPhase(run, Phase.REMOVAL_STUCK);

    // when
    environment.answers.mend();

    // then
    run.getResult(UnpeeringResult.class);
    assertThat(PeeringTestEnvironment.phase(run)).isEqualTo("Unpeered");
    assertThat(environment.rome.objects.kinds()).doesNotContain("ResourceSlice", "Identity");
  }

  @Test
  void shouldReleaseAFinishedPeeringWhenTheWorkerIsMended() {
    // given
    environment.answers.mutate("cluster/milan ReleaseClaim", Mutation.NO_FIELDS);
    var run = environment.startPeer();
    environment.awaitPhase(run, Phase.REMOVAL_STUCK);

    // when
    environment.answers.mend();

    // then
    assertThat(run.getResult(PeeringResult.class).node()).isEqualTo("milan");
  }

  private void assertRolledBack(Object before, WorkflowStub run, String activity) {
    var failure = PeeringTestEnvironment.failureOf(run);
    assertThat(failure.getType()).isEqualTo("UnreadableAnswer");
    assertThat(failure.getOriginalMessage())
        .startsWith("the worker of cluster " + cluster(activity) + " answered ")
        .doesNotContain("Exception")
        .hasSizeLessThan(300);
    assertThat(PeeringTestEnvironment.phase(run)).isEqualTo("RolledBack");
    assertThat(environment.state()).isEqualTo(before);
  }

  private static boolean hasRequiredFields(String activity) {
    return !activity.endsWith("AwaitConnection") && !activity.endsWith("ConnectGatewayServer");
  }

  private static String cluster(String activity) {
    return activity.substring("cluster/".length(), activity.indexOf(' '));
  }

  private static Stream<String> activities(PeeringTestEnvironment environment, WorkflowStub run) {
    run.getResult(Object.class);
    return ScheduledActivities.of(environment.events(run)).scheduled().stream().distinct();
  }

  private static UnpeerRequest unpeerRequest() {
    return UnpeerRequest.of("rome", "milan");
  }
}
