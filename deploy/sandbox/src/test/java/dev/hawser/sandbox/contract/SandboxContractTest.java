package dev.hawser.sandbox.contract;

import dev.hawser.sandbox.LiqoFiles;
import dev.hawser.sandbox.Sandbox;
import dev.hawser.sandbox.engine.EmbeddedTemporal;
import dev.hawser.sandbox.schema.WrittenObjects;
import dev.hawser.worker.WorkerSettings;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
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

  private static final Optional<Path> DEFINITIONS = LiqoFiles.definitions();
  private static final WrittenObjects WRITTEN = WrittenObjects.judgedBy(DEFINITIONS);

  private static Sandbox sandbox;
  private static EmbeddedTemporal engine;
  private static WorkflowServiceStubs stubs;
  private static Ring ring;

  @BeforeAll
  static void open(@TempDir Path folder) {
    sandbox = Sandbox.start(folder, DEFINITIONS, WRITTEN);
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
    return Stream.concat(
        Ring.cases().stream().map(name -> DynamicTest.dynamicTest(name, () -> ring.run(name))),
        Stream.of(
            DynamicTest.dynamicTest(
                "what was written meanwhile fits Liqo's own definitions", WRITTEN::check)));
  }
}
