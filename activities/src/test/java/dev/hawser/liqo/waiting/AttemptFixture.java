package dev.hawser.liqo.waiting;

import dev.hawser.activity.ActivityScope;
import dev.hawser.liqo.fixture.ActivityRunner;
import dev.hawser.liqo.fixture.FakeCluster;
import dev.hawser.liqo.fixture.PeeringFixture;
import dev.hawser.liqo.kubernetes.KindWatches;
import dev.hawser.liqo.kubernetes.KubeApi;
import dev.hawser.liqo.requests.RequestLimiter;
import dev.hawser.liqo.requests.RequestPriority;
import io.temporal.activity.ActivityInterface;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Attempts of an activity with any body, on milan. */
final class AttemptFixture implements AutoCloseable {
  /** An activity with any body. */
  @ActivityInterface
  public interface TestActivity {
    String run(ActivityScope scope);
  }

  final FakeCluster milan = new FakeCluster(PeeringFixture.PROVIDER, PeeringFixture.CONSUMER);
  final WorkerStop stop = new WorkerStop();
  final RunningAttempts running = new RunningAttempts();
  final AtomicInteger times = new AtomicInteger();
  Timings timings = Timings.PRODUCTION;
  RequestPriority ofStep = RequestPriority.STEP;
  volatile RequestLimiter limiter;
  Function<ActivityAttempt, String> body = attempt -> "done";

  /** How much further the clocks are than those of this process. */
  volatile Duration monotonicAhead = Duration.ZERO;

  volatile Duration wallAhead = Duration.ZERO;
  final ActivityRunner activities =
      new ActivityRunner(
          (TestActivity)
              scope ->
                  ActivityAttempt.run(
                      site(), ofStep, scope, this::now, attempt -> body.apply(attempt)));

  @Override
  public void close() {
    activities.close();
    milan.close();
  }

  String run(ActivityScope scope) {
    return activities.as(TestActivity.class).run(scope);
  }

  Optional<String> presentAt(int time, String what) {
    return times.incrementAndGet() < time ? Optional.empty() : Optional.of(what);
  }

  private ActivityAttempt.Site site() {
    var pauses = timings.watches();
    limiter = new RequestLimiter(timings.requests());
    return new ActivityAttempt.Site(
        stop,
        running,
        new KindWatches(
            new KubeApi(milan.client()),
            pauses.idle(),
            pauses.afterFailure(),
            pauses.afterRefusal()),
        limiter,
        timings);
  }

  private Moment now() {
    return new Moment(System.nanoTime() + monotonicAhead.toNanos(), Instant.now().plus(wallAhead));
  }

  static ActivityScope patient(Duration patience) {
    return PeeringFixture.provider().withPatience(patience);
  }
}
