package dev.hawser.liqo.objects;

import dev.hawser.cluster.Scope;
import dev.hawser.liqo.fixture.Activities;
import dev.hawser.liqo.fixture.FakeCluster;
import dev.hawser.liqo.fixture.Given;
import io.temporal.activity.ActivityInterface;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Attempts of an activity of whatever body, on milan. */
final class Errands implements AutoCloseable {
  /** An activity of whatever body. */
  @ActivityInterface
  public interface Errand {
    String run(Scope scope);
  }

  final FakeCluster milan = new FakeCluster(Given.PROVIDER, Given.CONSUMER);
  final AtomicInteger times = new AtomicInteger();
  Pace pace = Pace.STEADY;
  Function<Attempt, String> body = attempt -> "done";
  volatile Instant frozenUntil = Instant.EPOCH;
  final Activities activities =
      new Activities(
          (Errand)
              scope ->
                  Attempt.run(
                      new Watches(new KubeApi(milan.client())),
                      pace,
                      scope,
                      this::now,
                      attempt -> body.apply(attempt)));

  @Override
  public void close() {
    activities.close();
    milan.close();
  }

  String run(Scope scope) {
    return activities.as(Errand.class).run(scope);
  }

  Optional<String> presentAt(int time, String what) {
    return times.incrementAndGet() < time ? Optional.empty() : Optional.of(what);
  }

  private Instant now() {
    var now = Instant.now();
    return now.isAfter(frozenUntil) ? now : frozenUntil;
  }

  static Scope patient(Duration patience) {
    return Given.provider().patient(patience);
  }
}
