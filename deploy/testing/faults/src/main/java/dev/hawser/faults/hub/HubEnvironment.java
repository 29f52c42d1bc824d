package dev.hawser.faults.hub;

import dev.hawser.environment.Environment;
import dev.hawser.harness.ClusterUser;
import dev.hawser.harness.HawserWorkers;
import dev.hawser.harness.PeeringEnvironment;
import dev.hawser.simulator.runtime.LiqoOptions;
import io.temporal.client.WorkflowClient;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A hub and its spokes, a Temporal server, and workers that serve them all. */
final class HubEnvironment implements AutoCloseable {
  private final Environment environment;
  private final ClusterUser hub;
  private final List<Spoke> spokes;

  /** Every second spoke is a provider of the hub, the others are its consumers. */
  HubEnvironment(Path folder, int size) {
    environment =
        Environment.builder(folder).clusters(options(size)).workers(HawserWorkers::start).start();
    hub = user(0);
    spokes =
        IntStream.rangeClosed(1, size)
            .mapToObj(number -> Spoke.of(user(number), number % 2 == 1))
            .toList();
  }

  private static LiqoOptions[] options(int size) {
    var spokes =
        IntStream.rangeClosed(1, size)
            .mapToObj(
                number ->
                    LiqoOptions.of("spoke-" + number).podCidr("10." + (100 + number) + ".0.0/16"));
    return Stream.concat(Stream.of(LiqoOptions.of("hub")), spokes).toArray(LiqoOptions[]::new);
  }

  private ClusterUser user(int cluster) {
    var user = ClusterUser.connect(environment.kubeconfigs().get(cluster));
    environment.closeWith(user.client());
    return user;
  }

  ClusterUser hub() {
    return hub;
  }

  List<Spoke> spokes() {
    return spokes;
  }

  /** The hub and one spoke, the consumer first. */
  PeeringEnvironment pair(Spoke spoke) {
    WorkflowClient temporal = PeeringEnvironment.client(environment.temporalStubs());
    return spoke.isConsumer()
        ? new PeeringEnvironment(spoke.cluster(), hub, temporal)
        : new PeeringEnvironment(hub, spoke.cluster(), temporal);
  }

  @Override
  public void close() {
    environment.close();
  }
}
