package dev.hawser.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.contract.secrets.SecretSearch;
import dev.hawser.contract.secrets.SecretValues;
import dev.hawser.contract.secrets.TemporalTraffic;
import dev.hawser.contract.structuralschema.WrittenObjects;
import dev.hawser.environment.Environment;
import dev.hawser.harness.HawserWorkers;
import dev.hawser.harness.PeeringEnvironment;
import dev.hawser.simulator.install.LiqoFiles;
import java.io.IOException;
import java.nio.file.Path;
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
class SandboxContractIT {
  /** Only the cases whose names contain this. */
  private static final String ONLY = System.getProperty("case", "");

  private static final Optional<Path> DEFINITIONS = LiqoFiles.definitions();
  private static final WrittenObjects WRITTEN = WrittenObjects.validatedBy(DEFINITIONS);

  private static final TemporalTraffic TRAFFIC = new TemporalTraffic();
  private static final SecretValues SECRETS = new SecretValues();

  private static Environment environment;
  private static PeeringEnvironment pair;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    environment =
        Environment.builder(folder)
            .liqo(options -> DEFINITIONS.map(options::crdFolder).orElse(options))
            .audit(WRITTEN)
            .temporalInterceptors(TRAFFIC)
            .workers(HawserWorkers::start)
            .start();
    for (var cluster : environment.embeddedClusters()) SECRETS.of(cluster);
    pair = PeeringEnvironment.of(environment);
  }

  @AfterAll
  static void stop() {
    environment.close();
  }

  private static void runCase(String name) throws Exception {
    try {
      Contract.run(name, pair);
    } catch (CaseSkippedException e) {
      Assumptions.abort(e.getMessage());
    }
  }

  @TestFactory
  Stream<DynamicTest> shouldPassEveryCase() {
    return Stream.concat(
        Contract.namesWith(ONLY).stream()
            .map(name -> DynamicTest.dynamicTest(name, () -> runCase(name))),
        Stream.of(
            DynamicTest.dynamicTest(
                "every object written is valid by Liqo's own definitions", WRITTEN::check),
            DynamicTest.dynamicTest(
                "nothing sent to Temporal is secret", SandboxContractIT::searchForSecrets)));
  }

  private static void searchForSecrets() {
    // when
    var histories = TRAFFIC.histories(environment.temporalStubs(), "default");
    var needles = SECRETS.needles();
    var found = TRAFFIC.secrets(new SecretSearch(needles));

    // then
    assertThat(histories).isNotEmpty();
    assertThat(needles).isNotEmpty();
    assertThat(found).isEmpty();
  }
}
