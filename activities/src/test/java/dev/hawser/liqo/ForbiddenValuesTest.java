package dev.hawser.liqo;

import static dev.hawser.liqo.OwnedClusters.EVERYTHING;
import static dev.hawser.liqo.OwnedClusters.assertForbidden;
import static dev.hawser.liqo.OwnedClusters.configMap;
import static dev.hawser.liqo.OwnedClusters.policy;
import static dev.hawser.liqo.fixture.ActivityRunner.failureOf;
import static dev.hawser.liqo.fixture.PeeringFixture.consumer;
import static dev.hawser.liqo.fixture.PeeringFixture.provider;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.AuthParams;
import dev.hawser.activity.AuthenticationActivities;
import dev.hawser.activity.AuthenticationActivities.IdentityInput;
import dev.hawser.activity.AuthenticationActivities.TenantCredentials;
import dev.hawser.activity.Cidrs;
import dev.hawser.activity.Endpoint;
import dev.hawser.activity.GatewayOptions;
import dev.hawser.activity.NetworkActivities;
import dev.hawser.activity.NetworkActivities.ConfigurationInput;
import dev.hawser.activity.NetworkActivities.GatewayClientInput;
import dev.hawser.activity.NetworkActivities.GatewayServerEndpoint;
import dev.hawser.activity.NetworkActivities.GatewayServerInput;
import dev.hawser.activity.OffloadingActivities;
import dev.hawser.activity.OffloadingActivities.SliceInput;
import dev.hawser.activity.ResourceOptions;
import dev.hawser.activity.Role;
import dev.hawser.liqo.fixture.FakeAuthenticationControllers;
import dev.hawser.liqo.fixture.FakeGatewayOperator;
import dev.hawser.liqo.fixture.InstalledLiqo;
import dev.hawser.liqo.fixture.TestKeys;
import dev.hawser.liqo.resources.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which values a worker does not write because its cluster's owner does not allow them. */
final class ForbiddenValuesTest {
  private static final Cidrs NETWORKS = new Cidrs(List.of("10.1.0.0/16"), List.of("10.70.0.0/16"));

  private final OwnedClusters clusters = new OwnedClusters();

  @AfterEach
  void close() {
    clusters.close();
  }

  /** Each step with a value that the policy of the cluster can refuse. */
  enum Step {
    NETWORKS(Role.PROVIDER, "networks: any", "networks: [10.2.0.0/16]", "peers[rome].networks"),
    SERVICE(
        Role.PROVIDER,
        "gatewayServiceTypes: any",
        "gatewayServiceTypes: [NodePort]",
        "peers[rome].gatewayServiceTypes does not name LoadBalancer"),
    ENDPOINT(
        Role.CONSUMER,
        "endpoints: any",
        "endpoints: [192.0.2.2]",
        "peers[milan].endpoints does not name 192.0.2.1 port 51840"),
    API_SERVER(
        Role.CONSUMER,
        "apiServers: any",
        "apiServers: [{address: milan.example, ports: [443]}]",
        "peers[milan].apiServers does not name milan.example port 6443"),
    SLICE_CLASS(
        Role.CONSUMER,
        "sliceClasses: any",
        "sliceClasses: [gold]",
        "peers[milan].sliceClasses does not name default"),
    RESOURCES(
        Role.CONSUMER,
        "resources: any",
        "resources: {cpu: 1}",
        "peers[milan].resources allows 1 of cpu, and not 2");

    private final Role role;
    private final String everything;
    private final String little;
    private final String problem;

    Step(Role role, String everything, String little, String problem) {
      this.role = role;
      this.everything = everything;
      this.little = little;
      this.problem = problem;
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldRefuseAValueBeforeItIsWritten(Step step) {
    // given
    var cluster = step.role == Role.PROVIDER ? clusters.milan : clusters.rome;
    String peer = step.role == Role.PROVIDER ? "rome" : "milan";
    String role = step.role == Role.PROVIDER ? "consumer" : "provider";
    String rules = EVERYTHING.replace(step.everything, step.little);
    if (step == Step.API_SERVER) FakeAuthenticationControllers.keys(clusters.rome, clusters.key);
    policy(cluster, "{cluster: " + peer + ", roles: [" + role + "], " + rules + "}");

    // when
    var failure = failureOf(() -> run(step));

    // then
    assertForbidden(failure, step.problem);
    assertThat(cluster.writes()).isEmpty();
  }

  private void run(Step step) {
    switch (step) {
      case NETWORKS ->
          clusters
              .onMilan
              .as(NetworkActivities.class)
              .ensureConfiguration(new ConfigurationInput(provider(), NETWORKS));
      case SERVICE ->
          clusters
              .onMilan
              .as(NetworkActivities.class)
              .ensureGatewayServer(
                  new GatewayServerInput(provider(), GatewayOptions.DEFAULTS, true, false));
      case ENDPOINT -> clusters.onRome.as(NetworkActivities.class).ensureGatewayClient(client());
      case API_SERVER ->
          clusters
              .onRome
              .as(AuthenticationActivities.class)
              .ensureIdentity(new IdentityInput(consumer(), credentials(), false));
      case SLICE_CLASS, RESOURCES ->
          clusters
              .onRome
              .as(OffloadingActivities.class)
              .ensureSlice(
                  new SliceInput(
                      consumer(), new ResourceOptions(null, null, Map.of("cpu", "2")), false));
    }
  }

  private static GatewayClientInput client() {
    var endpoint = new Endpoint(List.of("192.0.2.1"), 51840, "UDP");
    return new GatewayClientInput(
        consumer(),
        GatewayOptions.DEFAULTS,
        new GatewayServerEndpoint(endpoint, FakeGatewayOperator.KEY),
        false);
  }

  private TenantCredentials credentials() {
    var params =
        new AuthParams(
            null,
            TestKeys.certificate(clusters.key.getPublic()),
            "https://milan.example:6443",
            null);
    return new TenantCredentials(params, "liqo-tenant-rome");
  }

  @Test
  void shouldRefuseMappedNetworksInAReservedRange() {
    // given
    InstalledLiqo.on(clusters.milan, "milan");
    clusters.milan.after(
        "POST configurations/rome",
        () ->
            clusters.milan.set(
                Kind.CONFIGURATION,
                "rome",
                "/status",
                "{'remote': {'cidr': {'pod': ['10.9.0.0/16'], 'external': ['10.71.0.0/16']}},"
                    + " 'conditions': [{'type': 'NetworkCIDRsConfigured', 'status': 'True',"
                    + " 'observedGeneration': 1}]}"));
    configMap(
        clusters.milan,
        "callers: any\nreservedCidrs: [10.9.1.0/24]\npeers: [{cluster: rome, roles: [consumer], "
            + EVERYTHING
            + "}]");

    // when
    var failure = failureOf(() -> run(Step.NETWORKS));

    // then
    assertForbidden(failure, "reservedCidrs has 10.9.1.0/24, which network 10.9.0.0/16 of rome");
  }
}
