package dev.hawser.peering.saga;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.FailureType;
import dev.hawser.activity.TaskQueues;
import dev.hawser.peering.PeerRequest;
import dev.hawser.peering.PeeringResult;
import dev.hawser.peering.UnpeerRequest;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.RetryOptions;
import io.temporal.failure.CanceledFailure;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One run per pair, under whatever ID it is started. */
final class CanonicalIdTest {
  private static final PeerRequest REQUEST = PeerRequest.of("rome", "milan");

  private final PeeringTestEnvironment environment = new PeeringTestEnvironment();

  @AfterEach
  void close() {
    environment.close();
  }

  @Test
  void shouldForwardToThePairsOwnRun() {
    // when
    var run = environment.start("Peer", "typed-by-hand", REQUEST);
    var result = run.getResult(PeeringResult.class);

    // then
    assertThat(result.node()).isEqualTo("milan");
    assertThat(PeeringTestEnvironment.phase(run)).isEqualTo("Forwarding");
    assertThat(PeeringTestEnvironment.phase(own())).isEqualTo("Peered");
    assertThat(own().getResult(PeeringResult.class)).isEqualTo(result);
  }

  @Test
  void shouldReturnWhyThePairsOwnRunFailed() {
    // given
    environment.faults.refuse("milan ensureTenant", FailureType.TENANT_REFUSED);

    // when
    var failure =
        PeeringTestEnvironment.failureOf(environment.start("Peer", "typed-by-hand", REQUEST));

    // then
    assertThat(failure.getType()).isEqualTo("TenantRefused");
    assertThat(failure.getOriginalMessage())
        .isEqualTo(ActivityFaults.message("milan ensureTenant"));
  }

  @Test
  void shouldCancelThePairsOwnRunWhenItIsCancelled() {
    // given
    var before = environment.state();
    environment.faults.hang("rome awaitNode");
    var run = environment.start("Peer", "typed-by-hand", REQUEST);
    environment.faults.awaitReached("rome awaitNode");

    // when
    run.cancel();

    // then
    assertThat(PeeringTestEnvironment.failure(run)).isInstanceOf(CanceledFailure.class);
    assertThat(PeeringTestEnvironment.phase(own())).isEqualTo("RolledBack");
    assertThat(environment.state()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Peer", "Unpeer"})
  void shouldRefuseASecondRunOfThePair(String type) {
    // given
    var released = environment.faults.block("rome awaitNode");
    var first = environment.startPeer();
    environment.faults.awaitReached("rome awaitNode");

    // when
    var request = type.equals("Peer") ? REQUEST : UnpeerRequest.of("milan", "rome");
    var failure = PeeringTestEnvironment.failureOf(environment.start(type, "another", request));

    // then
    assertThat(failure.getType()).isEqualTo("AlreadyRunning");
    assertThat(failure.getOriginalMessage()).contains(PeeringTestEnvironment.PAIR, "hawser abort");
    released.countDown();
    assertThat(first.getResult(PeeringResult.class).node()).isEqualTo("milan");
  }

  @Test
  void shouldRefuseTheIdOfAnotherPair() {
    // when
    var failure =
        PeeringTestEnvironment.failureOf(environment.start("Peer", "peering/bari~como", REQUEST));

    // then
    assertThat(failure.getType()).isEqualTo("InvalidRequest");
    assertThat(failure.getOriginalMessage())
        .isEqualTo(
            "workflow ID peering/bari~como belongs to another pair: use "
                + PeeringTestEnvironment.PAIR);
  }

  static List<Named<Consumer<WorkflowOptions.Builder>>> bounds() {
    return List.of(
        Named.of("run timeout", it -> it.setWorkflowRunTimeout(Duration.ofHours(1))),
        Named.of("execution timeout", it -> it.setWorkflowExecutionTimeout(Duration.ofHours(1))),
        Named.of(
            "retries",
            it -> it.setRetryOptions(RetryOptions.newBuilder().setMaximumAttempts(1).build())));
  }

  @ParameterizedTest
  @MethodSource("bounds")
  void shouldRefuseWhatWouldEndItWithoutARollback(Consumer<WorkflowOptions.Builder> bound) {
    // given
    var options =
        WorkflowOptions.newBuilder()
            .setTaskQueue(TaskQueues.RUNS)
            .setWorkflowId(PeeringTestEnvironment.PAIR);
    bound.accept(options);

    // when
    var failure =
        PeeringTestEnvironment.failureOf(environment.start("Peer", options.build(), REQUEST));

    // then
    assertThat(failure.getType()).isEqualTo("InvalidRequest");
    assertThat(failure.getOriginalMessage()).contains("without a rollback");
    assertThat(environment.calls).isEmpty();
  }

  private WorkflowStub own() {
    return environment
        .temporal
        .getWorkflowClient()
        .newUntypedWorkflowStub(PeeringTestEnvironment.PAIR);
  }
}
