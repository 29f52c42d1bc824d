package dev.hawser.liqo.network;

import dev.hawser.activity.ActivityScope;
import dev.hawser.activity.Cidrs;
import dev.hawser.activity.NetworkActivities;
import dev.hawser.activity.NetworkActivities.ConfigurationInput;
import dev.hawser.liqo.fixture.ActivityRunner;
import dev.hawser.liqo.fixture.FakeCluster;
import dev.hawser.liqo.fixture.InstalledLiqo;
import dev.hawser.liqo.fixture.PeeringFixture;
import dev.hawser.liqo.resources.Kind;
import java.util.List;

/** The Configuration of rome on milan. */
final class ConfigurationFixture implements AutoCloseable {
  static final String SPEC =
      "'spec': {'remote': {'cidr': {'pod': ['10.1.0.0/16'], 'external': ['10.70.0.0/16']}}}";
  static final Cidrs REAL = new Cidrs(List.of("10.1.0.0/16"), List.of("10.70.0.0/16"));
  static final Cidrs MAPPED = new Cidrs(List.of("10.9.0.0/16"), List.of("10.71.0.0/16"));

  final FakeCluster milan = new FakeCluster(PeeringFixture.PROVIDER, PeeringFixture.CONSUMER);
  private final ActivityRunner activities = new ActivityRunner(new LiqoNetwork(milan.access()));
  final NetworkActivities network = activities.as(NetworkActivities.class);

  ConfigurationFixture() {
    InstalledLiqo.on(milan, PeeringFixture.PROVIDER);
  }

  @Override
  public void close() {
    activities.close();
    milan.close();
  }

  Cidrs ensure(ActivityScope scope) {
    return network.ensureConfiguration(new ConfigurationInput(scope, REAL));
  }

  void existing(String spec) {
    milan.add(
        Kind.CONFIGURATION,
        "rome",
        "{'metadata': {'labels': {'liqo.io/remote-cluster-id': 'rome'}}, " + spec + "}");
  }

  /** The status that Liqo's controller writes. */
  void map(String generation, String pod) {
    map(generation, pod, "10.71.0.0/16");
  }

  void map(String generation, String pod, String external) {
    milan.set(
        Kind.CONFIGURATION,
        "rome",
        "/status",
        "{'remote': {'cidr': {'pod': ['%s'], 'external': ['%s']}}, 'conditions': [{'type':"
                .formatted(pod, external)
            + " 'NetworkCIDRsConfigured', 'status': 'True', 'observedGeneration': "
            + generation
            + "}]}");
  }
}
