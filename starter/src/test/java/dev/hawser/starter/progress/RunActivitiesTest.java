package dev.hawser.starter.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.hawser.activity.DeleteResult;
import dev.hawser.activity.KeptObject;
import dev.hawser.activity.ObjectReference;
import dev.hawser.activity.OffloadingActivities.SliceDecision;
import dev.hawser.peering.Phase;
import dev.hawser.starter.progress.ActivityProgress.State;
import dev.hawser.starter.temporal.TemporalClient;
import dev.hawser.starter.temporal.TemporalConnection;
import io.temporal.api.common.v1.ActivityType;
import io.temporal.api.enums.v1.TimeoutType;
import io.temporal.api.history.v1.HistoryEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What history and pending activities say about a run. */
class RunActivitiesTest {
  private static final Instant START = Instant.parse("2026-01-01T10:00:00.5Z");
  private static final Instant END = START.plusSeconds(3);
  private static final DeleteResult ONE_DELETED =
      new DeleteResult(List.of(ObjectReference.of("Tenant", "rome")), List.of());

  private final TemporalClient temporal =
      new TemporalClient(TemporalConnection.load(Map.of(), "127.0.0.1:1", "default", null));
  private final RunActivities activities = new RunActivities(temporal);

  @AfterEach
  void close() {
    temporal.close();
  }

  @Test
  void shouldListActivitiesInTheOrderInWhichTheyWereScheduled() {
    // given
    var first = ActivityEvents.scheduled(9, "EnsureNonce", "milan", START);
    var second = ActivityEvents.scheduled(5, "EnsureConfiguration", "rome", END);

    // when
    var ended = activities.add(List.of(first, second));

    // then
    assertThat(ended).isEmpty();
    assertThat(activities.all())
        .extracting(ActivityProgress::type, ActivityProgress::cluster, ActivityProgress::since)
        .containsExactly(
            tuple("EnsureNonce", "milan", START), tuple("EnsureConfiguration", "rome", END));
    assertThat(activities.all()).allMatch(ActivityProgress::isRunning);
  }

  @ParameterizedTest
  @CsvSource({"EnsureTenant", "DeleteTenant", "EnsureTeleport"})
  void shouldReportACompletedActivityAsDone(String type) {
    // given
    schedule(type);

    // when
    var ended = activities.add(List.of(ActivityEvents.completed(5, ONE_DELETED, END)));

    // then
    assertThat(ended)
        .extracting(ActivityProgress::state, ActivityProgress::until, ActivityProgress::reason)
        .containsExactly(tuple(State.DONE, END, ""));
  }

  @Test
  void shouldNameAnActivityOfANewerWorkerAsTheRunDoes() {
    // given
    var scheduled = ActivityEvents.scheduled(5, "EnsureTeleport", "milan", START).toBuilder();
    scheduled.getUserMetadataBuilder().setSummary(ActivityEvents.payload("beam on milan"));

    // when
    activities.add(List.of(scheduled.build()));

    // then
    assertThat(activities.all())
        .extracting(ActivityProgress::name)
        .containsExactly("beam on milan");
  }

  @Test
  void shouldNeverShowAnActivityType() {
    // when
    schedule("EnsureTeleport");

    // then
    assertThat(activities.all())
        .extracting(ActivityProgress::name)
        .containsExactly("a step of a newer worker on milan");
  }

  @ParameterizedTest
  @CsvSource({
    "EnsureTenant, register the tenant on milan",
    "DeleteTenant, undo: register the tenant on milan",
    "CleanUpPair, release the pair on milan"
  })
  void shouldNameAnActivityByItsStep(String type, String name) {
    // when
    schedule(type);

    // then
    assertThat(activities.all()).extracting(ActivityProgress::name).containsExactly(name);
  }

  @ParameterizedTest
  @CsvSource({
    "DeleteSlice, remove the virtual node on milan",
    "DeleteIdentity, remove the identity on milan",
    "DeleteTenant, remove the tenant on milan",
    "DeleteNetwork, remove the network on milan",
    "CleanUpPair, release the pair on milan"
  })
  void shouldNameTheStepsOfAnUnpeerByWhatTheyRemove(String type, String name) {
    // given
    activities.add(List.of(ActivityEvents.started("Unpeer", Map.of(), START)));

    // when
    schedule(type);

    // then
    assertThat(activities.all()).extracting(ActivityProgress::name).containsExactly(name);
  }

  @Test
  void shouldTakeTheReleaseOfThePairForTheUndoOfItsClaimInARollback() {
    // given
    activities.add(List.of(ActivityEvents.entered(4, Phase.ROLLING_BACK, START)));

    // when
    schedule("CleanUpPair");

    // then
    assertThat(activities.all())
        .extracting(ActivityProgress::name)
        .containsExactly("undo: claim the pair on milan");
  }

  @Test
  void shouldSayThatARemovalFoundNothing() {
    // given
    schedule("DeleteTenant");

    // when
    var ended = activities.add(List.of(ActivityEvents.completed(5, DeleteResult.NOTHING, END)));

    // then
    assertThat(ended).extracting(ActivityProgress::state).containsExactly(State.NOTHING_FOUND);
  }

  @Test
  void shouldNotCallResourcesAcceptedThatTheProviderDenies() {
    // given
    schedule("EnsureSlice");
    var decision = new SliceDecision("milan", Map.of(), "milan denies it");

    // when
    var ended = activities.add(List.of(ActivityEvents.completed(5, decision, END)));

    // then
    assertThat(ended)
        .extracting(ActivityProgress::state, ActivityProgress::reason)
        .containsExactly(tuple(State.DENIED, "milan denies it"));
  }

  @ParameterizedTest
  @CsvSource({"EnsureSlice", "DeleteTenant"})
  void shouldReadTheResultOfANewerWorkerAsDone(String type) {
    // given
    schedule(type);

    // when
    var ended = activities.add(List.of(ActivityEvents.completed(5, "another form", END)));

    // then
    assertThat(ended).extracting(ActivityProgress::state).containsExactly(State.DONE);
  }

  @Test
  void shouldReportOnlyTheFirstLineOfAFailure() {
    // given
    schedule("EnsureTenant");

    // when
    var ended = activities.add(List.of(ActivityEvents.failed(5, "no route\n\tat Socket", END)));

    // then
    assertThat(ended)
        .extracting(ActivityProgress::state, ActivityProgress::reason)
        .containsExactly(tuple(State.FAILED, "no route"));
  }

  @ParameterizedTest
  @CsvSource({
    "TIMEOUT_TYPE_HEARTBEAT, FAILED, the worker of the cluster stopped answering",
    "TIMEOUT_TYPE_SCHEDULE_TO_START, NOT_TAKEN, no worker of the cluster took the step in time"
  })
  void shouldReportATimeoutAsAFailure(TimeoutType type, State state, String reason) {
    // given
    schedule("EnsureTenant");

    // when
    var ended = activities.add(List.of(ActivityEvents.timedOut(5, type, END)));

    // then
    assertThat(ended)
        .extracting(ActivityProgress::state, ActivityProgress::reason)
        .containsExactly(tuple(state, reason));
  }

  @Test
  void shouldSayWhatARemovalKept() {
    // given
    schedule("DeleteNetwork");
    var kept = KeptObject.described("in use by the reverse peering", List.of());

    // when
    var ended =
        activities.add(
            List.of(ActivityEvents.completed(5, new DeleteResult(List.of(), List.of(kept)), END)));

    // then
    assertThat(ended)
        .extracting(ActivityProgress::reason)
        .containsExactly("kept: in use by the reverse peering");
  }

  @Test
  void shouldReportACancelledActivity() {
    // given
    schedule("EnsureTenant");

    // when
    var ended = activities.add(List.of(ActivityEvents.cancelled(5, END)));

    // then
    assertThat(ended).extracting(ActivityProgress::state).containsExactly(State.CANCELLED);
  }

  @Test
  void shouldIgnoreTheEndOfAnActivityThatWasNeverSeen() {
    // when
    var ended = activities.add(List.of(ActivityEvents.failed(5, "no route", END)));

    // then
    assertThat(ended).isEmpty();
    assertThat(activities.all()).isEmpty();
  }

  @Test
  void shouldHaveNoClusterForAnActivityOnTheQueueOfTheRuns() {
    // given
    var scheduled = ActivityEvents.scheduled(5, "EnsureTenant", "milan", START).toBuilder();
    scheduled
        .getActivityTaskScheduledEventAttributesBuilder()
        .setActivityType(ActivityType.newBuilder().setName("Notify"))
        .getTaskQueueBuilder()
        .setName("hawser");

    // when
    activities.add(List.of(scheduled.build()));

    // then
    assertThat(activities.all()).extracting(ActivityProgress::cluster).containsExactly("");
  }

  @Test
  void shouldBeTakenOnceAWorkerHasStartedTheRun() {
    // given
    activities.add(List.of(HistoryEvent.getDefaultInstance()));
    boolean before = activities.isTaken();

    // when
    activities.add(List.of(ActivityEvents.taken()));

    // then
    assertThat(before).isFalse();
    assertThat(activities.isTaken()).isTrue();
  }

  @Test
  void shouldUpdateTheActivityThatIsPending() {
    // given
    schedule("AwaitNode");
    var info = ActivityEvents.pending(5, 3, Map.of("waitingFor", "the kubelet"));

    // when
    activities.pending(List.of(ActivityEvents.after(info, "kubelet is late")));

    // then
    assertThat(activities.all())
        .extracting(ActivityProgress::waitReason)
        .containsExactly("waiting for the kubelet (attempt 3, after: kubelet is late)");
  }

  @Test
  void shouldIgnoreAPendingActivityWhoseEventHasNotArrived() {
    // given
    schedule("AwaitNode");

    // when
    activities.pending(List.of(ActivityEvents.pending(77, 1, Map.of("waitingFor", "x"))));

    // then
    assertThat(activities.all()).extracting(ActivityProgress::waitReason).containsExactly("");
  }

  private void schedule(String type) {
    activities.add(List.of(ActivityEvents.scheduled(5, type, "milan", START)));
  }
}
