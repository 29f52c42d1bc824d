package dev.hawser.peering.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.FailureType;
import dev.hawser.peering.PeerRequest;
import dev.hawser.peering.payload.RequestJson;
import dev.hawser.peering.saga.FakePair;
import dev.hawser.peering.saga.PeeringTestEnvironment;
import dev.hawser.peering.saga.ScheduledActivities;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parts of a peering, and peerings made otherwise than by default. */
final class ModulesTest {
  private final PeeringTestEnvironment environment = new PeeringTestEnvironment();

  @AfterEach
  void close() {
    environment.close();
  }

  @ParameterizedTest
  @CsvSource({
    "networking, authentication+offloading",
    "authentication, networking+offloading",
    "networking+authentication, offloading",
    "authentication+offloading, networking",
  })
  void shouldPlanOnlyTheRequestedModules(String asked, String leftOut) {
    // when
    var result = environment.peer(modules(asked));

    // then
    for (String module : leftOut.split("\\+")) {
      assertThat(methods()).as(module).doesNotContainAnyElementsOf(methodsOf(module));
    }
    for (String module : asked.split("\\+")) {
      assertThat(methods()).as(module).containsAll(methodsOf(module));
    }
    assertThat(result.node() != null).isEqualTo(asked.contains("offloading"));
    assertThat(result.endpoint() != null).isEqualTo(asked.contains("networking"));
  }

  @ParameterizedTest
  @CsvSource({"networking", "authentication", "networking+authentication"})
  void shouldPlanNothingForAnExistingModule(String asked) {
    // given
    environment.peer(modules(asked));
    environment.calls.clear();

    // when
    var result = environment.peer(modules(asked));

    // then
    assertThat(result.changed()).isFalse();
    assertThat(methods()).containsOnly("inspectCluster");
  }

  @Test
  void shouldAddOffloadingToAnAuthenticatedPair() {
    // given
    environment.peer(modules("networking+authentication"));
    environment.calls.clear();

    // when
    var result = environment.peer(modules("offloading"));

    // then
    assertThat(result.node()).isEqualTo("milan");
    assertThat(methods())
        .containsExactlyInAnyOrder(
            "inspectCluster",
            "inspectCluster",
            "claimPair",
            "claimPair",
            "ensureSlice",
            "awaitNode",
            "releasePair",
            "releasePair");
  }

  @Test
  void shouldRunTheGatewayServerOnTheConsumer() {
    // when
    var result = environment.peer(RequestJson.peer("{'gateway': {'serverLocation': 'Consumer'}}"));

    // then
    assertThat(environment.calls)
        .contains(
            "rome ensureGatewayServer",
            "milan ensureGatewayClient",
            "milan awaitConnected",
            "rome connectGatewayServer")
        .doesNotContain("milan ensureGatewayServer");
    assertThat(result.endpoint().addresses()).containsExactly("rome.example");
  }

  @Test
  void shouldReachTheProviderThroughTheTunnel() {
    // when
    environment.peer(RequestJson.peer("{'inBand': true}"));

    // then
    assertThat(environment.calls)
        .containsSubsequence("milan connectGatewayServer", "milan ensureNonce");
    assertThat(environment.milan.objects.field("Tenant", "proxyUrl"))
        .isEqualTo("http://10.72.0.3:8118");
  }

  @Test
  void shouldFindAnInBandPeeringDone() {
    // given
    environment.peer(RequestJson.peer("{'inBand': true}"));

    // when
    var result = environment.peer(RequestJson.peer("{'inBand': true}"));

    // then
    assertThat(result.changed()).isFalse();
  }

  @Test
  void shouldKeepObjectsWhenRequested() {
    // given
    environment.faults.refuse("rome ensureSlice", FailureType.RESOURCES_DENIED);

    // when
    var run = environment.start("Peer", RequestJson.peer("{'onFailure': 'Keep'}"));
    var failure = PeeringTestEnvironment.failureOf(run);

    // then
    assertThat(failure.getType()).isEqualTo("ResourcesDenied");
    assertThat(PeeringTestEnvironment.phase(run)).isEqualTo("Failed");
    assertThat(ScheduledActivities.of(environment.events(run)).undos()).isEmpty();
    assertThat(environment.milan.state()).containsKeys("Tenant", "GatewayServer");
    assertThat(environment.milan.objects.field(FakePair.NAMESPACE, "claim")).isNull();
    assertThat(environment.rome.objects.field(FakePair.NAMESPACE, "claim")).isNull();
  }

  private static PeerRequest modules(String modules) {
    return RequestJson.peer("{'modules': ['" + modules.replace("+", "', '") + "']}");
  }

  private List<String> methods() {
    return environment.calls.stream().map(call -> call.split(" ")[1]).toList();
  }

  private static List<String> methodsOf(String module) {
    return switch (module) {
      case "networking" ->
          List.of("ensureConfiguration", "ensureGatewayServer", "ensureGatewayClient");
      case "authentication" ->
          List.of("ensureNonce", "proveIdentity", "ensureTenant", "ensureIdentity");
      default -> List.of("ensureSlice");
    };
  }
}
