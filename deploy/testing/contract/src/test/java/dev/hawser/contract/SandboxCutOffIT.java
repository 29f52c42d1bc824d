package dev.hawser.contract;

import static dev.hawser.harness.Expect.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.environment.Environment;
import dev.hawser.environment.WorkerConnections;
import dev.hawser.faultproxy.RequestPoint;
import dev.hawser.harness.ClusterUser;
import dev.hawser.harness.FaultProxies;
import dev.hawser.harness.HawserWorkers;
import dev.hawser.harness.PeeringEnvironment;
import dev.hawser.harness.ResourceKind;
import dev.hawser.harness.RunEnd;
import dev.hawser.simulator.runtime.LiqoComponent;
import dev.hawser.worker.WorkerSettings;
import io.temporal.client.WorkflowStub;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A worker reaches its cluster but not Temporal, while another worker executes its step. */
@SuppressWarnings("NullAway.Init")
class SandboxCutOffIT {
  /** Longer than the pause between two requests to a cluster that does not answer. */
  private static final Duration GRACE = Duration.ofSeconds(6);

  private static final WorkerSettings ACTIVITIES =
      WorkerSettings.defaults().withShutdownGrace(GRACE).withoutRuns();

  private final FaultProxies proxies = new FaultProxies();
  private Environment environment;
  private PeeringEnvironment pair;

  @BeforeEach
  void start(@TempDir Path folder) {
    environment =
        Environment.builder(folder)
            .clusterProxy(proxies::cluster)
            .temporalProxy(proxies::temporal)
            .start();
    pair = PeeringEnvironment.of(environment);
    var runsOnly = new WorkerConnections(environment.temporalStubs(), true, List.of());
    environment.closeWith(HawserWorkers.start(runsOnly));
  }

  @AfterEach
  void stop() {
    environment.close();
  }

  @Test
  void shouldWriteNothingMoreOnceTemporalHasTimedOutTheStep() {
    // given
    var cutOff = HawserWorkers.start(environment.throughProxies(), ACTIVITIES);
    var run = peerUntilMilanIsUnreachable();

    // when
    proxies.temporal().connections().shut();
    environment.closeWith(HawserWorkers.start(environment.direct(), ACTIVITIES));
    RunEnd.result(run, Void.class);
    pair.unpeer(pair.rome(), pair.milan(), "");
    proxies.of("milan").open();
    cutOff.close();

    // then
    String milanNamespace = ClusterUser.tenantNamespace(pair.rome());
    assertThat(proxies.of("milan").requests())
        .extracting(RequestPoint::verb)
        .isSubsetOf("get", "list", "watch");
    assertThat(pair.milan().get(ResourceKind.TENANT, milanNamespace, "rome")).isEmpty();
  }

  /** Its next write goes to milan as soon as milan answers again. */
  private WorkflowStub peerUntilMilanIsUnreachable() {
    var liqo = environment.cluster("rome").liqo().faults();
    liqo.pause(LiqoComponent.CONTROLLER_MANAGER);
    var run = pair.startPeer(pair.rome(), pair.milan(), "\"modules\": [\"authentication\"]");
    String romeNamespace = ClusterUser.tenantNamespace(pair.milan());
    eventually(
        "it waits for a signature",
        () -> pair.rome().get(ResourceKind.SECRET, romeNamespace, "liqo-signed-nonce").isPresent());
    proxies.of("milan").shut();
    proxies.of("milan").inject(List.of());
    liqo.resume(LiqoComponent.CONTROLLER_MANAGER);
    RunStatus.of(environment, pair).awaitShown("milan: ", "an answer of milan");
    return run;
  }
}
