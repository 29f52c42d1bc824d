package dev.hawser.faults.matrix;

import dev.hawser.faultproxy.InjectedFault;
import dev.hawser.faults.trial.FaultInjection;
import dev.hawser.faults.trial.TrialCase;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Injects faults into the requests of one run, through the proxies of its pair. */
final class RequestFaults implements FaultInjection {
  private final List<RequestCase> cases;
  private final ProxiedPair pair;
  private final Map<RequestCase, InjectedFault> faults;

  /**
   * @param cases that can share a run
   */
  RequestFaults(List<RequestCase> cases, ProxiedPair pair) {
    this.cases = cases;
    this.pair = pair;
    faults =
        cases.stream()
            .collect(
                Collectors.toMap(
                    each -> each, each -> new InjectedFault(each.request(), each.fault())));
  }

  @Override
  public List<RequestCase> cases() {
    return cases;
  }

  @Override
  public void arm() {
    if (cases.getFirst().isAtWatch()) pair.restartWorkers();
    pair.inject(faults.values());
  }

  @Override
  public Injected disarm() {
    var recoveries = recoveries(Instant.now());
    pair.awaitLateRequests();
    pair.inject(List.of());
    return new Injected(
        recoveries, recoveries.isEmpty() ? Tolerated.NOTHING : cases.getFirst().tolerated(), "");
  }

  /**
   * From each fault to the end of the run. The number of requests differs between runs, so some
   * faults may not be injected.
   */
  private Map<TrialCase, Duration> recoveries(Instant end) {
    var recoveries = new HashMap<TrialCase, Duration>();
    faults.forEach(
        (each, fault) ->
            fault.injectedAt().ifPresent(at -> recoveries.put(each, Duration.between(at, end))));
    return recoveries;
  }
}
