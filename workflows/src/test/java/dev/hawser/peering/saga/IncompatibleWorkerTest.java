package dev.hawser.peering.saga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hawser.activity.AuthenticationActivities.Nonce;
import dev.hawser.activity.ClusterId;
import dev.hawser.activity.FailureType;
import dev.hawser.activity.UnknownActivity;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestActivityEnvironment;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A worker of another release: what it answers, and what runs make of it. */
final class IncompatibleWorkerTest {
  /** The activity as the worker has it. */
  @ActivityInterface
  public interface Served {
    @ActivityMethod(name = "Sign")
    void sign(Nonce nonce);
  }

  /** The activities as another release calls them. */
  @ActivityInterface
  public interface Called {
    @ActivityMethod(name = "Sign")
    void sign(String nonce);

    @ActivityMethod(name = "Notarize")
    void notarize(String nonce);
  }

  @Test
  void shouldRollBackWhenAStepNeedsAnotherRelease() {
    // given
    try (var environment = new PeeringTestEnvironment()) {
      var before = environment.state();
      environment.faults.failOnce("milan ensureTenant", FailureType.INCOMPATIBLE_WORKER);

      // when
      var run = environment.startPeer();

      // then
      assertThat(PeeringTestEnvironment.failureOf(run).getType()).isEqualTo("IncompatibleWorker");
      assertThat(PeeringTestEnvironment.phase(run)).isEqualTo("RolledBack");
      assertThat(environment.state()).isEqualTo(before);
    }
  }

  @Test
  void shouldWaitInAnUndoForAWorkerOfTheRightRelease() {
    // given
    try (var rollback = new RollbackFixture()) {
      var before = rollback.environment.state();
      rollback.environment.faults.failTimes(
          "milan deleteTenant", 20, FailureType.INCOMPATIBLE_WORKER);

      // when
      var run = rollback.environment.startPeer();

      // then
      assertThat(PeeringTestEnvironment.failureOf(run).getType()).isEqualTo("TimedOut");
      assertThat(PeeringTestEnvironment.phase(run)).isEqualTo("RolledBack");
      assertThat(rollback.environment.state()).isEqualTo(before);
    }
  }

  @Test
  void shouldSayWhatAWorkerCannotRead() {
    // when
    var failure = failure(called -> called.sign("not an object"));

    // then
    assertThat(failure.getType()).isEqualTo("IncompatibleWorker");
    assertThat(failure.isNonRetryable()).isFalse();
    assertThat(failure.getOriginalMessage())
        .contains("can't read what it got for Sign: ", "bring the workers to the same release")
        .doesNotContain("not an object");
  }

  @Test
  void shouldSayWhichActivityAWorkerDoesNotHave() {
    // when
    var failure = failure(called -> called.notarize("a nonce"));

    // then
    assertThat(failure.getType()).isEqualTo("IncompatibleWorker");
    assertThat(failure.isNonRetryable()).isFalse();
    assertThat(failure.getOriginalMessage())
        .isEqualTo(
            "the worker of cluster milan has no activity Notarize; bring the workers to the same"
                + " release");
  }

  /** One call from another release. */
  private interface Call {
    void to(Called worker);
  }

  private static ApplicationFailure failure(Call call) {
    var once =
        ActivityOptions.newBuilder()
            .setStartToCloseTimeout(Duration.ofSeconds(20))
            .setRetryOptions(RetryOptions.newBuilder().setMaximumAttempts(1).build())
            .build();
    var worker = TestActivityEnvironment.newInstance(PeeringTestEnvironment.options());
    try {
      Served served = nonce -> {};
      worker.registerActivitiesImplementations(served, new UnknownActivity(new ClusterId("milan")));
      var failure =
          catchThrowableOfType(
              ActivityFailure.class, () -> call.to(worker.newActivityStub(Called.class, once)));
      return (ApplicationFailure) failure.getCause();
    } finally {
      worker.close();
    }
  }
}
