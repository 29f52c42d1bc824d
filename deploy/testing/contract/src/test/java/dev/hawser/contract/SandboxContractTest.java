package dev.hawser.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.contract.secrets.SecretSearch;
import dev.hawser.contract.secrets.SecretValues;
import dev.hawser.contract.secrets.TemporalTraffic;
import dev.hawser.contract.structuralschema.WrittenObjects;
import dev.hawser.environment.Sandbox;
import dev.hawser.harness.WorkerEnvironment;
import dev.hawser.simulator.install.LiqoFiles;
import dev.hawser.temporalserver.EmbeddedTemporal;
import dev.hawser.worker.WorkerSettings;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The contract on two embedded API servers with simulated Liqo and Temporal's test server. */
@SuppressWarnings("NullAway.Init")
class SandboxContractTest {
  private static final Duration ANSWER = Duration.ofSeconds(30);

  private static final Optional<Path> DEFINITIONS = LiqoFiles.definitions();
  private static final WrittenObjects WRITTEN = WrittenObjects.judgedBy(DEFINITIONS);

  private static final TemporalTraffic TRAFFIC = new TemporalTraffic();
  private static final SecretValues SECRETS = new SecretValues();

  private static Sandbox sandbox;
  private static EmbeddedTemporal engine;
  private static WorkflowServiceStubs stubs;
  private static WorkerEnvironment ring;

  @BeforeAll
  static void open(@TempDir Path folder) throws IOException {
    sandbox = Sandbox.start(folder, DEFINITIONS, WRITTEN);
    for (var cluster : sandbox.clusters()) SECRETS.of(cluster);
    engine = EmbeddedTemporal.start();
    var options =
        WorkflowServiceStubsOptions.newBuilder()
            .setTarget(engine.address())
            .setGrpcClientInterceptors(List.of(TRAFFIC))
            .build();
    stubs = WorkflowServiceStubs.newConnectedServiceStubs(options, ANSWER);
    ring =
        WorkerEnvironment.open(
            sandbox.rome().kubeconfig(),
            sandbox.milan().kubeconfig(),
            stubs,
            WorkerSettings.defaults().withShutdownGrace(Duration.ofSeconds(2)).onTestServer());
  }

  @AfterAll
  static void close() {
    ring.close();
    stubs.shutdownNow();
    engine.close();
    sandbox.close();
  }

  private static void play(String name) throws Exception {
    try {
      Contract.run(name, ring.arena());
    } catch (CaseSkippedException e) {
      Assumptions.abort(e.getMessage());
    }
  }

  @TestFactory
  Stream<DynamicTest> contract() {
    return Stream.concat(
        Contract.names().stream().map(name -> DynamicTest.dynamicTest(name, () -> play(name))),
        Stream.of(
            DynamicTest.dynamicTest(
                "what was written meanwhile fits Liqo's own definitions", WRITTEN::check),
            DynamicTest.dynamicTest(
                "what was told Temporal meanwhile has nothing secret",
                SandboxContractTest::searchForSecrets)));
  }

  private static void searchForSecrets() {
    assertThat(TRAFFIC.histories(stubs, "default")).isNotEmpty();
    assertThat(SECRETS.needles()).isNotEmpty();
    assertThat(TRAFFIC.secrets(new SecretSearch(SECRETS.needles()))).isEmpty();
  }
}
