package dev.hawser.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.contract.secrets.SecretSearch;
import dev.hawser.contract.secrets.SecretValues;
import dev.hawser.contract.secrets.TemporalTraffic;
import dev.hawser.contract.structuralschema.WrittenObjects;
import dev.hawser.environment.Environment;
import dev.hawser.harness.HawserWorkers;
import dev.hawser.harness.PeeringEnvironment;
import dev.hawser.harness.WorkerUser;
import dev.hawser.simulator.install.LiqoFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Cases of the contract on two embedded API servers with simulated Liqo and Temporal's test server.
 * All that the cases write is recorded, and checked after the last one.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
abstract class SandboxContract {
  private final Optional<Path> definitions = LiqoFiles.definitions();
  private final WrittenObjects written = WrittenObjects.validatedBy(definitions);
  private final TemporalTraffic traffic = new TemporalTraffic();
  private final SecretValues secrets = new SecretValues();
  private Environment environment;
  private PeeringEnvironment pair;

  /** Names of the cases. */
  abstract List<String> names();

  /** Whether the cases together write objects of all kinds that a peering consists of. */
  abstract boolean writeAllKinds();

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    environment =
        Environment.builder(folder)
            .liqo(options -> definitions.map(options::crdFolder).orElse(options))
            .audit(written)
            .temporalInterceptors(traffic)
            .workers(connections -> HawserWorkers.start(WorkerUser.replaceIn(connections)))
            .start();
    for (var cluster : environment.embeddedClusters()) secrets.of(cluster);
    pair = PeeringEnvironment.of(environment);
  }

  @AfterAll
  void requireValidObjectsAndNoSecrets() {
    try (var ended = environment) {
      written.requireValid();
      if (writeAllKinds()) written.requireAllKinds();
      var histories = traffic.histories(ended.temporalStubs(), "default");
      var needles = secrets.needles();
      assertThat(histories).isNotEmpty();
      assertThat(needles).isNotEmpty();
      assertThat(traffic.secrets(new SecretSearch(needles))).isEmpty();
    }
  }

  @TestFactory
  Stream<DynamicTest> shouldPassEveryCase() {
    return names().stream().map(name -> DynamicTest.dynamicTest(name, () -> run(name)));
  }

  private void run(String name) throws Exception {
    try {
      Contract.run(name, pair);
    } catch (CaseSkippedException e) {
      Assumptions.abort(e.getMessage());
    }
  }
}
