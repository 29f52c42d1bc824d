package dev.hawser.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.environment.Environment;
import dev.hawser.faultproxy.grpc.CallFault;
import dev.hawser.faultproxy.grpc.CallFault.Delay;
import dev.hawser.faultproxy.grpc.CallFault.LostResponse;
import dev.hawser.faultproxy.grpc.CallFault.Outage;
import dev.hawser.faultproxy.grpc.CallFault.Refusal;
import dev.hawser.faultproxy.grpc.CallFault.Reset;
import dev.hawser.faults.trial.PairTrial;
import dev.hawser.faults.trial.PeeringRuns;
import dev.hawser.faults.trial.RunKind;
import dev.hawser.faults.trial.RunOutcome;
import dev.hawser.harness.FaultProxies;
import dev.hawser.harness.HawserWorkers;
import dev.hawser.harness.PairSnapshot;
import dev.hawser.harness.PeeringEnvironment;
import dev.hawser.harness.ResourceKind;
import io.grpc.Status.Code;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A peering completes whatever happens to the calls between its worker and Temporal. Which call of
 * each method it happens to is drawn by the seed; {@code -Dseed=N} sets another.
 */
class TemporalFaultsIT {
  private static final long SEED = Long.getLong("seed", 1);
  private static final Duration RUN_LIMIT = Duration.ofMinutes(2);

  /** The methods through which a worker takes and reports work. */
  private static final List<String> METHODS =
      List.of(
          "PollWorkflowTaskQueue",
          "PollActivityTaskQueue",
          "RespondWorkflowTaskCompleted",
          "RespondActivityTaskCompleted");

  private static final List<CallFault> FAULTS =
      List.of(
          new Refusal(Code.UNAVAILABLE),
          new Refusal(Code.RESOURCE_EXHAUSTED),
          new Refusal(Code.DEADLINE_EXCEEDED),
          new Refusal(Code.INTERNAL),
          new Delay(Duration.ofMillis(300)),
          new LostResponse(),
          new Reset(),
          new Outage(Duration.ofMillis(500)));

  private static final int PEERINGS = 2;

  private record FailingCall(String method, CallFault fault) {}

  /** Every fault at every method, dealt to a few peerings. */
  static Stream<List<FailingCall>> failingCalls() {
    var all = new ArrayList<FailingCall>();
    for (var method : METHODS) {
      for (var fault : FAULTS) all.add(new FailingCall(method, fault));
    }
    Collections.shuffle(all, new Random(SEED));
    int share = all.size() / PEERINGS;
    return IntStream.range(0, PEERINGS)
        .mapToObj(number -> all.subList(number * share, (number + 1) * share));
  }

  @ParameterizedTest
  @MethodSource("failingCalls")
  void shouldPeerThoughCallsToTemporalFail(List<FailingCall> failing, @TempDir Path folder) {
    var proxies = new FaultProxies();
    try (var environment =
        Environment.builder(folder)
            .temporalProxy(proxies::temporal)
            .workers(HawserWorkers::start)
            .start()) {
      // given
      var pair = PeeringEnvironment.of(environment);
      var runs = new PeeringRuns(pair, RUN_LIMIT);
      var clean = PairSnapshot.of(pair);
      var calls = new HashMap<String, Integer>();
      for (var each : failing) {
        int next = calls.merge(each.method(), 1, Integer::sum);
        proxies.temporal().faults().plan(each.method(), next, each.fault());
      }

      // when
      var outcome = runs.run(RunKind.PEER);

      // then
      assertThat(outcome).isEqualTo(new RunOutcome.Completed());
      assertThat(PairTrial.brokenPeering(pair)).isEmpty();
      assertThat(proxies.temporal().faults().pending()).isZero();
      assertThat(runs.run(RunKind.UNPEER)).isEqualTo(new RunOutcome.Completed());
      assertThat(clean.differences(object -> object.kind() == ResourceKind.FOREIGN_CLUSTER))
          .isEmpty();
    }
  }
}
