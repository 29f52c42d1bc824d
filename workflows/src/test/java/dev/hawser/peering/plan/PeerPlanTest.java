package dev.hawser.peering.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.AuthenticationActivities.Proof;
import dev.hawser.activity.Cidrs;
import dev.hawser.activity.IdentityIssuer;
import dev.hawser.activity.Role;
import dev.hawser.activity.ValueSamples;
import dev.hawser.peering.Pair;
import dev.hawser.peering.PlannedStep;
import dev.hawser.peering.payload.RequestJson;
import dev.hawser.peering.saga.FakeCluster;
import dev.hawser.peering.saga.FakeView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The plan as a pure function: what is adopted, changed, created, replaced. */
final class PeerPlanTest {
  private final FakeCluster rome = cluster("rome", "milan");
  private final FakeCluster milan = cluster("milan", "rome");

  /** One thing that differs from a finished peering, and the lines of the plan that write. */
  enum Difference {
    NOTHING("{}", "", (rome, milan) -> {}),
    FINISHED_WITH_AN_ACCESS_KEY(
        "{}", "", (rome, milan) -> milan.identityIssuer = IdentityIssuer.AWS_IAM),
    NO_CONFIGURATION(
        "{}", "CREATE CONFIGURATION rome", (rome, milan) -> rome.objects.remove("Configuration")),
    OTHER_NETWORKS(
        "{}",
        "CHANGE CONFIGURATION rome",
        (rome, milan) -> rome.objects.set("Configuration", "pod", "10.99.0.0/16")),
    NO_KEY_ON_THE_SERVER(
        "{}", "CREATE TUNNEL milan", (rome, milan) -> milan.objects.remove("PublicKey")),
    OTHER_KEY_ON_THE_SERVER(
        "{}",
        "CHANGE TUNNEL milan",
        (rome, milan) -> milan.objects.set("PublicKey", "key", "wg-of-another-life")),
    OTHER_KEY_ON_THE_CLIENT(
        "{}",
        "CHANGE CLIENT rome",
        (rome, milan) -> rome.objects.set("PublicKey", "key", "wg-of-another-life")),
    OTHER_ADDRESS_DIALLED(
        "{}",
        "CHANGE CLIENT rome",
        (rome, milan) -> rome.objects.set("GatewayClient", "address", "moved.example")),
    OTHER_PORT(
        "{'replaceGateway': true, 'gateway': {'port': 4000}}",
        "REPLACE SERVER milan, CHANGE CLIENT rome, CREATE TUNNEL milan",
        (rome, milan) -> {}),
    NEW_KEY_OF_THE_CONSUMER(
        "{'repair': true}",
        "CREATE NONCE milan, CHANGE PROOF rome, CHANGE TENANT milan, CHANGE IDENTITY rome",
        (rome, milan) -> {
          rome.identityKey = "new key";
          milan.objects.remove("Nonce");
        }),
    OTHER_NONCE(
        "{'onFailure': 'keep'}",
        "CHANGE PROOF rome, CREATE IDENTITY rome",
        (rome, milan) -> {
          rome.objects.set("SignedNonce", "value", "another");
          rome.objects.remove("Identity");
        }),
    OTHER_PROXY(
        "{'proxyUrl': 'http://proxy:3128'}",
        "CHANGE TENANT milan, CHANGE IDENTITY rome",
        (rome, milan) -> {}),
    MORE_RESOURCES(
        "{'resources': {'quantities': {'cpu': '8'}}}", "CHANGE SLICE rome", (rome, milan) -> {}),
    NO_SLICE("{}", "CREATE SLICE rome", (rome, milan) -> rome.objects.remove("ResourceSlice"));

    private final String request;
    private final String writes;
    private final BiConsumer<FakeCluster, FakeCluster> event;

    Difference(String request, String writes, BiConsumer<FakeCluster, FakeCluster> event) {
      this.request = request;
      this.writes = writes;
      this.event = event;
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldWriteWhatDiffersOnly(Difference difference) {
    // given
    finishPeering();
    difference.event.accept(rome, milan);

    // when
    var plan = plan(difference.request);

    // then
    assertThat(writes(plan)).isEqualTo(difference.writes);
    assertThat(plan.isDone()).isEqualTo(difference.writes.isEmpty());
  }

  @ParameterizedTest
  @EnumSource
  void shouldNameTheObjectsThatItsStepsWriteAndNoOthers(Difference difference) {
    // given
    finishPeering();
    difference.event.accept(rome, milan);

    // when
    var plan = plan(difference.request);

    // then
    assertThat(PlannedObjects.writingSteps(plan.describe()))
        .isEqualTo(PlannedObjects.writingSteps(plan.steps()));
  }

  @ParameterizedTest
  @CsvSource({"v1.0.1, true", "v1.0.2, false", "v1.2.0, false", "a-branch, false"})
  void shouldSendTheKeyAsTheProviderWantsIt(String version, boolean raw) {
    // given
    milan.version = version;

    // when
    var plan = plan("{'allowVersionSkew': true}");

    // then
    assertThat(plan.notes().contains("the Liqo versions could not be compared"))
        .isEqualTo(version.equals("a-branch"));
    var scope = plan.state().scope(Role.PROVIDER, "run", Duration.ofMinutes(1));
    var tenant =
        plan.tenant(
            scope,
            new Proof(
                ValueSamples.pem("PUBLIC KEY", "key"),
                ValueSamples.pem("CERTIFICATE REQUEST", "csr"),
                "c2lnbmF0dXJl"),
            Optional.empty());
    assertThat(tenant.rawKey()).isEqualTo(raw);
  }

  @ParameterizedTest
  @CsvSource({"v1.1.0, 1", "v1.2.0, 2", "v2.0.0, 2"})
  void shouldAnnounceOnePodNetworkToOldReleases(String version, int networks) {
    // given
    milan.version = version;
    rome.cidrs = new Cidrs(List.of("10.10.0.0/16", "10.11.0.0/16"), List.of("10.70.0.0/16"));

    // when
    var announced = NetworkPlan.announced(FakeView.of(rome), FakeView.of(milan));

    // then
    assertThat(announced.pod()).hasSize(networks);
  }

  private void finishPeering() {
    rome.objects.put("Configuration", Map.of("pod", "10.20.0.0/16", "external", "10.70.0.0/16"));
    milan.objects.put("Configuration", Map.of("pod", "10.10.0.0/16", "external", "10.70.0.0/16"));
    milan.objects.put("GatewayServer", gateway());
    rome.objects.put("GatewayClient", gateway());
    milan.objects.put("PublicKey", Map.of("key", "wg-rome"));
    rome.objects.put("PublicKey", Map.of("key", "wg-milan"));
    milan.objects.put("Nonce", Map.of("value", "nonce"));
    rome.objects.put("SignedNonce", Map.of("value", "nonce"));
    milan.objects.put("Tenant", Map.of("key", "key-of-rome"));
    rome.objects.put("Identity", Map.of());
    rome.objects.put("ResourceSlice", Map.of());
    rome.objects.put("Node", Map.of());
  }

  private static Map<String, String> gateway() {
    return Map.of("address", "milan.example", "serviceType", "LoadBalancer", "port", "51840");
  }

  private PeerPlan plan(String request) {
    var state =
        new PairState(
            new Pair(rome.id, milan.id), FakeView.of(rome), FakeView.of(milan), Instant.EPOCH);
    return PeerPlan.of(RequestJson.peer(request), state);
  }

  private static String writes(PeerPlan plan) {
    return plan.steps().stream()
        .filter(PlannedStep::writes)
        .map(line -> line.action() + " " + line.step() + " " + line.cluster())
        .collect(Collectors.joining(", "));
  }

  private static FakeCluster cluster(String id, String peer) {
    String pod = id.equals("rome") ? "10.10.0.0/16" : "10.20.0.0/16";
    var cidrs = new Cidrs(List.of(pod), List.of("10.70.0.0/16"));
    return new FakeCluster(id, peer, cidrs, new ArrayList<>(), null);
  }
}
