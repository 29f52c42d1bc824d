package dev.hawser.faultproxy.grpc;

import static dev.hawser.faultproxy.grpc.FakeTemporal.outcome;
import static dev.hawser.faultproxy.grpc.FakeTemporal.poll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a listener sees of activity tasks, and what it stops. */
@SuppressWarnings("NullAway.Init")
class TaskListenerTest {
  private FakeTemporal temporal;

  @BeforeEach
  void start() throws IOException {
    temporal = new FakeTemporal();
  }

  @AfterEach
  void stop() {
    temporal.close();
  }

  @Test
  void shouldSeeEachStageOfATask() {
    // given
    List<String> seen = new CopyOnWriteArrayList<>();
    temporal
        .proxy()
        .listen(
            (stage, task) -> {
              seen.add(stage + " " + task.type() + " " + task.queue() + " " + task.attempt());
              return true;
            });

    // when
    var task = temporal.client().pollActivityTaskQueue(poll());
    temporal.client().respondActivityTaskCompleted(outcome(task));

    // then
    assertThat(seen)
        .containsExactly(
            "BEFORE_HANDING_OUT ClaimPair cluster/rome 1",
            "HANDED_OUT ClaimPair cluster/rome 1",
            "OUTCOME_ARRIVED ClaimPair cluster/rome 1",
            "OUTCOME_TAKEN ClaimPair cluster/rome 1");
  }

  @Test
  void shouldKeepATaskFromTheWorker() {
    // given
    temporal.proxy().listen((stage, task) -> stage != TaskStage.BEFORE_HANDING_OUT);

    // when
    var failure = catchThrowable(() -> temporal.client().pollActivityTaskQueue(poll()));

    // then
    assertThat(failure).isInstanceOf(StatusRuntimeException.class);
    assertThat(temporal.calls()).containsExactly("PollActivityTaskQueue");
  }

  @Test
  void shouldKeepAnOutcomeFromTheServer() {
    // given
    temporal.proxy().listen((stage, task) -> stage != TaskStage.OUTCOME_ARRIVED);
    var task = temporal.client().pollActivityTaskQueue(poll());

    // when
    var failure =
        catchThrowable(() -> temporal.client().respondActivityTaskCompleted(outcome(task)));

    // then
    assertThat(failure).isInstanceOf(StatusRuntimeException.class);
    assertThat(temporal.calls()).containsExactly("PollActivityTaskQueue");
  }

  @Test
  void shouldKeepTheWorkerFromLearningThatAnOutcomeWasAccepted() {
    // given
    temporal.proxy().listen((stage, task) -> stage != TaskStage.OUTCOME_TAKEN);
    var task = temporal.client().pollActivityTaskQueue(poll());

    // when
    var failure =
        catchThrowable(() -> temporal.client().respondActivityTaskCompleted(outcome(task)));

    // then
    assertThat(failure).isInstanceOf(StatusRuntimeException.class);
    assertThat(temporal.calls())
        .containsExactly("PollActivityTaskQueue", "RespondActivityTaskCompleted");
  }
}
