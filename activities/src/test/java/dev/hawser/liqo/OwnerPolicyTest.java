package dev.hawser.liqo;

import static dev.hawser.liqo.fixture.ActivityRunner.failureOf;
import static dev.hawser.liqo.fixture.PeeringFixture.consumer;
import static dev.hawser.liqo.fixture.PeeringFixture.provider;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.AuthParams;
import dev.hawser.activity.AuthenticationActivities;
import dev.hawser.activity.AuthenticationActivities.IdentityInput;
import dev.hawser.activity.AuthenticationActivities.Proof;
import dev.hawser.activity.AuthenticationActivities.TenantCredentials;
import dev.hawser.activity.AuthenticationActivities.TenantInput;
import dev.hawser.activity.Cidrs;
import dev.hawser.activity.ClusterId;
import dev.hawser.activity.ClusterView;
import dev.hawser.activity.Endpoint;
import dev.hawser.activity.GatewayOptions;
import dev.hawser.activity.NetworkActivities;
import dev.hawser.activity.NetworkActivities.ConfigurationInput;
import dev.hawser.activity.NetworkActivities.GatewayClientInput;
import dev.hawser.activity.NetworkActivities.GatewayServerEndpoint;
import dev.hawser.activity.NetworkActivities.GatewayServerInput;
import dev.hawser.activity.OffloadingActivities;
import dev.hawser.activity.OffloadingActivities.SliceInput;
import dev.hawser.activity.PairActivities;
import dev.hawser.activity.PairActivities.ClaimInput;
import dev.hawser.activity.PairActivities.CleanupInput;
import dev.hawser.activity.PairActivities.InspectInput;
import dev.hawser.activity.ResourceOptions;
import dev.hawser.activity.Role;
import dev.hawser.liqo.authentication.LiqoAuthentication;
import dev.hawser.liqo.fixture.ActivityRunner;
import dev.hawser.liqo.fixture.FakeAuthenticationControllers;
import dev.hawser.liqo.fixture.FakeCluster;
import dev.hawser.liqo.fixture.FakeGatewayOperator;
import dev.hawser.liqo.fixture.InstalledLiqo;
import dev.hawser.liqo.fixture.PeeringFixture;
import dev.hawser.liqo.fixture.TestKeys;
import dev.hawser.liqo.network.LiqoNetwork;
import dev.hawser.liqo.offloading.LiqoOffloading;
import dev.hawser.liqo.pair.LiqoPair;
import dev.hawser.liqo.pki.ClusterKey;
import dev.hawser.liqo.policy.PolicyFile;
import dev.hawser.liqo.resources.Kind;
import dev.hawser.liqo.waiting.Timings;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a worker refuses because the cluster's owner does not allow it, whatever run asks. */
final class OwnerPolicyTest {
  private static final String EVERYTHING =
      "identityKeys: any, networks: any, endpoints: any, apiServers: any, resources: any,"
          + " sliceClasses: any, gatewayServiceTypes: any";
  private static final Cidrs NETWORKS = new Cidrs(List.of("10.1.0.0/16"), List.of("10.70.0.0/16"));

  @TempDir private Path folder;
  private final FakeCluster milan =
      new FakeCluster(PeeringFixture.PROVIDER, PeeringFixture.CONSUMER);
  private final FakeCluster rome =
      new FakeCluster(PeeringFixture.CONSUMER, PeeringFixture.PROVIDER);
  private final ActivityRunner onMilan = runner(milan, null);
  private final ActivityRunner onRome = runner(rome, null);
  private final KeyPair key = TestKeys.another();
  private final Proof proof = FakeAuthenticationControllers.proof(key);

  @AfterEach
  void close() {
    onMilan.close();
    onRome.close();
    milan.close();
    rome.close();
  }

  @Test
  void shouldAllowEverythingWithoutAPolicy() {
    // given
    issueCertificate();

    // when
    var granted = ensureTenant(onMilan);

    // then
    assertThat(granted.tenantNamespace()).isNotEmpty();
  }

  @Test
  void shouldAllowWhatIsNamed() {
    // given
    issueCertificate();
    String fingerprint = ClusterKey.fingerprint(key.getPublic().getEncoded());
    policy(milan, "{cluster: rome, roles: [consumer], identityKeys: [" + fingerprint + "]}");

    // when
    var granted = ensureTenant(onMilan);

    // then
    assertThat(granted.tenantNamespace()).isNotEmpty();
  }

  @Test
  void shouldRefuseAnotherIdentityKey() {
    // given
    policy(milan, "{cluster: rome, roles: [consumer], identityKeys: [" + "0".repeat(64) + "]}");

    // when
    var failure = failureOf(() -> ensureTenant(onMilan));

    // then
    assertForbidden(
        failure,
        "milan forbids this by its policy (ConfigMap liqo/hawser-policy): peers[rome].identityKeys"
            + " does not name");
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
    var cluster = step.role == Role.PROVIDER ? milan : rome;
    String peer = step.role == Role.PROVIDER ? "rome" : "milan";
    String role = step.role == Role.PROVIDER ? "consumer" : "provider";
    String rules = EVERYTHING.replace(step.everything, step.little);
    if (step == Step.API_SERVER) FakeAuthenticationControllers.keys(rome, key);
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
          onMilan
              .as(NetworkActivities.class)
              .ensureConfiguration(new ConfigurationInput(provider(), NETWORKS, NETWORKS));
      case SERVICE ->
          onMilan
              .as(NetworkActivities.class)
              .ensureGatewayServer(
                  new GatewayServerInput(provider(), GatewayOptions.DEFAULTS, true, false));
      case ENDPOINT -> onRome.as(NetworkActivities.class).ensureGatewayClient(client());
      case API_SERVER ->
          onRome
              .as(AuthenticationActivities.class)
              .ensureIdentity(new IdentityInput(consumer(), credentials(), false));
      case SLICE_CLASS, RESOURCES ->
          onRome
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
            null, TestKeys.certificate(key.getPublic()), "https://milan.example:6443", null);
    return new TenantCredentials(params, "liqo-tenant-rome");
  }

  @Test
  void shouldRefuseMappedNetworksInAReservedRange() {
    // given
    InstalledLiqo.on(milan, "milan");
    milan.after(
        "POST configurations/rome",
        () ->
            milan.set(
                Kind.CONFIGURATION,
                "rome",
                "/status",
                "{'remote': {'cidr': {'pod': ['10.9.0.0/16'], 'external': ['10.71.0.0/16']}},"
                    + " 'conditions': [{'type': 'NetworkCIDRsConfigured', 'status': 'True',"
                    + " 'observedGeneration': 1}]}"));
    configMap(
        milan,
        "callers: any\nreservedCidrs: [10.9.1.0/24]\npeers: [{cluster: rome, roles: [consumer], "
            + EVERYTHING
            + "}]");

    // when
    var failure = failureOf(() -> run(Step.NETWORKS));

    // then
    assertForbidden(failure, "reservedCidrs has 10.9.1.0/24, which network 10.9.0.0/16 of rome");
  }

  @Test
  void shouldRefuseAnUnnamedPeerBeforeTheFirstWrite() {
    // given
    policy(milan, "{cluster: turin, roles: [consumer]}");

    // when
    var failure = failureOf(() -> claim(false));

    // then
    assertForbidden(failure, "peers does not name rome as a consumer");
    assertThat(failure.isNonRetryable()).isTrue();
    assertThat(milan.writes()).isEmpty();
  }

  @Test
  void shouldRefuseAPeerInAnotherRole() {
    // given
    policy(milan, "{cluster: rome, roles: [provider], " + EVERYTHING + "}");

    // when
    var failure = failureOf(() -> ensureTenant(onMilan));

    // then
    assertForbidden(failure, "peers does not name rome as a consumer");
  }

  @Test
  void shouldRefuseAForbiddenOption() {
    // given
    configMap(
        milan,
        "callers: any\nforbiddenOptions: [takeOver, deleteNamespaces]\n"
            + "peers: [{cluster: rome, roles: [consumer]}]");

    // when
    var takeOver = failureOf(() -> claim(true));
    var cleanup =
        failureOf(
            () ->
                onMilan
                    .as(PairActivities.class)
                    .cleanUpPair(
                        new CleanupInput(PeeringFixture.teardown(provider()), List.of(), true)));

    // then
    assertForbidden(takeOver, "forbiddenOptions has takeOver");
    assertForbidden(cleanup, "forbiddenOptions has deleteNamespaces");
    assertThat(milan.writes()).isEmpty();
  }

  @Test
  void shouldShowInAnInspectionWhatIsAllowed() {
    // given
    InstalledLiqo.on(milan, "milan");
    policy(milan, "{cluster: turin, roles: [consumer]}");

    // when
    var view = inspect();

    // then
    assertThat(view.policies())
        .singleElement()
        .satisfies(
            policy ->
                assertThat(policy.refusal()).startsWith("peers does not name rome as a consumer"));
  }

  @Test
  void shouldRefuseToLookForARunItDoesNotName() {
    // given
    configMap(milan, "callers: {namespaces: any, workflowTypes: [Unpeer]}\npeers: []");

    // when
    var failure = failureOf(this::inspect);

    // then
    assertForbidden(failure, "callers.workflowTypes does not name Peer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"callers: any\npeers: []\nmore: 1", "callers: {"})
  void shouldRefuseEverythingWithABrokenPolicy(String yaml) {
    // given
    configMap(milan, yaml);

    // when
    var look = failureOf(this::inspect);
    var claim = failureOf(() -> claim(false));

    // then
    String sentence =
        "milan refuses everything, because a policy of its owner can't be used: ConfigMap"
            + " liqo/hawser-policy:";
    assertForbidden(look, sentence);
    assertForbidden(claim, sentence);
  }

  @Test
  void shouldRefuseEverythingWithAPolicyUnderAnotherKey() {
    // given
    milan.add(Kind.CONFIG_MAP, "liqo", "hawser-policy", "{'data': {'policy.yml': 'x'}}");

    // when
    var failure = failureOf(() -> claim(false));

    // then
    assertForbidden(failure, "ConfigMap liqo/hawser-policy must have exactly one key, policy.yaml");
  }

  @Test
  void shouldRefuseEverythingIfThePolicyMayNotBeRead() {
    // given
    milan.forbid((verb, plural) -> plural.equals("configmaps"));

    // when
    var failure = failureOf(() -> claim(false));

    // then
    assertForbidden(failure, "the worker may not list configmaps in namespace liqo");
  }

  @Test
  void shouldUndoWhateverThePolicySaysNow() {
    // given
    configMap(milan, "callers: {");

    // when
    var gone =
        onMilan.as(AuthenticationActivities.class).deleteTenant(PeeringFixture.undo(provider()));
    var torndown =
        failureOf(
            () ->
                onMilan
                    .as(AuthenticationActivities.class)
                    .deleteTenant(PeeringFixture.teardown(provider())));

    // then
    assertThat(gone.deleted()).isEmpty();
    assertForbidden(torndown, "milan refuses everything");
  }

  @Test
  void shouldObeyAFileAndAConfigMap() throws IOException {
    // given
    var file = folder.resolve("policy.yaml");
    Files.writeString(file, "callers: any\npeers: [{cluster: turin, roles: [consumer]}]");
    policy(milan, "{cluster: rome, roles: [consumer], " + EVERYTHING + "}");
    try (var runner = runner(milan, new PolicyFile(file))) {
      // when
      var failure = failureOf(() -> ensureTenant(runner));

      // then
      assertForbidden(failure, "(" + file + "): peers does not name rome");
    }
  }

  @Test
  void shouldObeyAFileThatHasChanged() throws IOException {
    // given
    var file = folder.resolve("policy.yaml");
    String named = "{cluster: rome, roles: [consumer], " + EVERYTHING + "}";
    Files.writeString(file, "callers: any\npeers: [" + named + "]");
    try (var runner = runner(milan, new PolicyFile(file))) {
      claim(runner, false);
      Files.writeString(file, "callers: any\npeers: [\n");

      // when
      var failure = failureOf(() -> claim(runner, false));

      // then
      assertForbidden(failure, file + ":3: not YAML");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"peering/milan~turin Peer", "typed-1 Peer", "peering/milan~rome Other"})
  void shouldActOnlyForThePairsOwnRun(String workflow) {
    // given
    var parts = workflow.split(" ");
    onMilan.askAs(parts[0], parts[1]);

    // when
    var claim = failureOf(() -> claim(false));
    var undo =
        failureOf(
            () ->
                onMilan
                    .as(AuthenticationActivities.class)
                    .deleteTenant(PeeringFixture.undo(provider())));

    // then
    for (var failure : List.of(claim, undo)) {
      assertThat(failure.getType()).isEqualTo("InvalidRequest");
      assertThat(failure.isNonRetryable()).isTrue();
      assertThat(failure.getOriginalMessage())
          .isEqualTo(
              "the worker of milan acts on milan and rome only for run peering/milan~rome of type"
                  + " Peer or Unpeer, and was asked by workflow "
                  + parts[0]
                  + " of type "
                  + parts[1]);
    }
    assertThat(milan.writes()).isEmpty();
  }

  @Test
  void shouldLetAnInspectLook() {
    // given
    InstalledLiqo.on(milan, "milan");
    onMilan.askAs("inspect/milan~rome/1", "Inspect");

    // when
    var view = inspect();
    var claim = failureOf(() -> claim(false));

    // then
    assertThat(view.cluster()).hasToString("milan");
    assertThat(claim.getType()).isEqualTo("InvalidRequest");
  }

  @Test
  void shouldNotRegisterAConsumerWhereItIsTheConsumer() {
    // when
    var failure =
        failureOf(
            () ->
                onRome
                    .as(AuthenticationActivities.class)
                    .ensureTenant(new TenantInput(consumer(), proof, false, null, false)));

    // then
    assertThat(failure.getType()).isEqualTo("InvalidRequest");
    assertThat(failure.getOriginalMessage())
        .isEqualTo("rome is the consumer of this peering: only the provider does that");
  }

  private static void assertForbidden(ApplicationFailure failure, String sentence) {
    assertThat(failure.getType()).isEqualTo("ForbiddenByPolicy");
    assertThat(failure.getOriginalMessage()).contains(sentence);
  }

  private void claim(boolean takeOver) {
    claim(onMilan, takeOver);
  }

  private static void claim(ActivityRunner runner, boolean takeOver) {
    runner
        .as(PairActivities.class)
        .claimPair(new ClaimInput(provider(), PeeringFixture.holder("run-1"), takeOver, true));
  }

  private ClusterView inspect() {
    return onMilan
        .as(PairActivities.class)
        .inspectCluster(
            new InspectInput(new ClusterId("milan"), new ClusterId("rome"), Role.PROVIDER, false));
  }

  private TenantCredentials ensureTenant(ActivityRunner runner) {
    return runner
        .as(AuthenticationActivities.class)
        .ensureTenant(new TenantInput(provider(), proof, false, null, false));
  }

  private void issueCertificate() {
    String certificate = TestKeys.certificate(key.getPublic());
    milan.after("POST tenants/rome", () -> FakeAuthenticationControllers.issue(milan, certificate));
  }

  private static void policy(FakeCluster cluster, String peer) {
    configMap(cluster, "callers: any\npeers: [" + peer + "]");
  }

  private static void configMap(FakeCluster cluster, String yaml) {
    String text = yaml.replace("\n", "\\n");
    cluster.add(
        Kind.CONFIG_MAP, "liqo", "hawser-policy", "{'data': {'policy.yaml': '" + text + "'}}");
  }

  private static ActivityRunner runner(FakeCluster cluster, PolicyFile policy) {
    var access = cluster.access(Timings.PRODUCTION, policy);
    return new ActivityRunner(
        new LiqoPair(access),
        new LiqoNetwork(access),
        new LiqoAuthentication(access),
        new LiqoOffloading(access));
  }
}
