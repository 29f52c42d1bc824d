package dev.hawser.conformance.recordings;

import dev.hawser.environment.Environment;
import dev.hawser.harness.HawserWorkers;
import dev.hawser.harness.PeeringEnvironment;
import java.nio.file.Path;

/**
 * Hawser's workers on recorded clusters, with a Temporal server of their own; alpha is the
 * consumer.
 */
record HawserClient(Environment environment, PeeringEnvironment pair) implements AutoCloseable {

  /**
   * Starts them.
   *
   * @param folder must exist
   */
  static HawserClient on(RecordedClusters recorded, Path folder) {
    var environment =
        Environment.builder(folder)
            .clusters(recorded.kubeconfigs())
            .workers(HawserWorkers::start)
            .start();
    return new HawserClient(environment, PeeringEnvironment.of(environment));
  }

  /** Peers with the default options. */
  void peer() {
    var unused = pair.peer(pair.rome(), pair.milan(), "");
  }

  void unpeer() {
    var unused = pair.unpeer(pair.rome(), pair.milan(), "");
  }

  @Override
  public void close() {
    environment.close();
  }
}
