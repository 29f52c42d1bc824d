package dev.hawser.faults.matrix;

import dev.hawser.faultproxy.grpc.MutatedResult;
import dev.hawser.faults.trial.FaultInjection;
import dev.hawser.faults.trial.TrialCase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Changes the result of one activity of one run, on its way from the worker to Temporal. */
final class ResultFault implements FaultInjection {
  private final ResultCase tried;
  private final ProxiedPair pair;
  private final MutatedResult result;

  ResultFault(ResultCase tried, ProxiedPair pair) {
    this.tried = tried;
    this.pair = pair;
    result = new MutatedResult(tried.activity().queue(), tried.activity().type(), tried.mutation());
  }

  @Override
  public List<ResultCase> cases() {
    return List.of(tried);
  }

  @Override
  public void arm() {
    pair.mutate(List.of(result));
  }

  @Override
  public Injected disarm() {
    var end = Instant.now();
    pair.mutate(List.of());
    Map<TrialCase, Duration> recoveries =
        result
            .injectedAt()
            .<Map<TrialCase, Duration>>map(at -> Map.of(tried, Duration.between(at, end)))
            .orElse(Map.of());
    return new Injected(
        recoveries, recoveries.isEmpty() ? Tolerated.NOTHING : Tolerated.ROLLBACK, "");
  }
}
