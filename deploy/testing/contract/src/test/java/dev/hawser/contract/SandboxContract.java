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
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;

/**
 * Two embedded API servers with simulated Liqo, and Temporal's test server. All that is written to
 * them is recorded while cases of the contract run.
 */
final class SandboxContract implements AutoCloseable {
  private final WrittenObjects written;
  private final TemporalTraffic traffic;
  private final SecretValues secrets = new SecretValues();
  private final Environment environment;
  private final PeeringEnvironment pair;

  private SandboxContract(WrittenObjects written, TemporalTraffic traffic, Environment environment)
      throws IOException {
    this.written = written;
    this.traffic = traffic;
    this.environment = environment;
    for (var cluster : environment.embeddedClusters()) secrets.of(cluster);
    pair = PeeringEnvironment.of(environment);
  }

  static SandboxContract start(Path folder) throws IOException {
    var definitions = LiqoFiles.definitions();
    var written = WrittenObjects.validatedBy(definitions);
    var traffic = new TemporalTraffic();
    var environment =
        Environment.builder(folder)
            .liqo(options -> definitions.map(options::crdFolder).orElse(options))
            .audit(written)
            .temporalInterceptors(traffic)
            .workers(HawserWorkers::start)
            .start();
    return new SandboxContract(written, traffic, environment);
  }

  /** One test for each case. */
  Stream<DynamicTest> tests(List<String> names) {
    return names.stream().map(name -> DynamicTest.dynamicTest(name, () -> run(name)));
  }

  private void run(String name) throws Exception {
    try {
      Contract.run(name, pair);
    } catch (CaseSkippedException e) {
      Assumptions.abort(e.getMessage());
    }
  }

  /** Fails if an object that was written is invalid by Liqo's own definitions. */
  void requireValidObjects() {
    written.requireValid();
  }

  /** Fails if a kind of object that a peering writes was never written. */
  void requireObjectsOfAllKinds() {
    written.requireAllKinds();
  }

  /** Fails if anything that was sent to Temporal contains a secret. */
  void requireNoSecrets() {
    var histories = traffic.histories(environment.temporalStubs(), "default");
    var needles = secrets.needles();
    assertThat(histories).isNotEmpty();
    assertThat(needles).isNotEmpty();
    assertThat(traffic.secrets(new SecretSearch(needles))).isEmpty();
  }

  @Override
  public void close() {
    environment.close();
  }
}
