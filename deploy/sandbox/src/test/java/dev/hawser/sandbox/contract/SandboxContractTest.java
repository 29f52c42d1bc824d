package dev.hawser.sandbox.contract;

import dev.hawser.sandbox.Sandbox;
import dev.hawser.sandbox.engine.EmbeddedTemporal;
import dev.hawser.worker.WorkerSettings;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The contract on two embedded API servers with simulated Liqo and Temporal's test server. */
@SuppressWarnings("NullAway.Init")
class SandboxContractTest {
  private static final Duration ANSWER = Duration.ofSeconds(30);

  private static Sandbox sandbox;
  private static EmbeddedTemporal engine;
  private static WorkflowServiceStubs stubs;
  private static Ring ring;

  @BeforeAll
  static void open(@TempDir Path folder) {
    sandbox = Sandbox.start(folder);
    engine = EmbeddedTemporal.start();
    var options = WorkflowServiceStubsOptions.newBuilder().setTarget(engine.address()).build();
    stubs = WorkflowServiceStubs.newConnectedServiceStubs(options, ANSWER);
    ring =
        Ring.open(
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

  @TestFactory
  Stream<DynamicTest> contract() {
    return Ring.cases().stream().map(name -> DynamicTest.dynamicTest(name, () -> ring.run(name)));
  }
}
