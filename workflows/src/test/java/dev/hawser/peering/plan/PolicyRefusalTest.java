package dev.hawser.peering.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hawser.activity.Cidrs;
import dev.hawser.activity.ClusterId;
import dev.hawser.activity.PeerPolicies;
import dev.hawser.activity.PeerPolicy;
import dev.hawser.peering.Pair;
import dev.hawser.peering.payload.RequestJson;
import dev.hawser.peering.saga.FakeCluster;
import dev.hawser.peering.saga.FakeView;
import io.temporal.failure.ApplicationFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a cluster's owner does not allow is refused before the first write. */
final class PolicyRefusalTest {
  private final FakeCluster rome = cluster("rome", "milan");
  private final FakeCluster milan = cluster("milan", "rome");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          milan | networks            | 10.10.0.0/16 10.70.0.0/16 | {}                                        | -
          milan | networks            | 10.10.0.0/16              | {}                                        | 10.70.0.0/16
          milan | networks            | 10.99.0.0/16              | {'modules': ['authentication']}           | -
          rome  | networks            | 10.10.0.0/16              | {}                                        | 10.20.0.0/16
          rome  | reservedCidrs       | 10.20.7.0/24              | {}                                        | 10.20.0.0/16
          milan | identityKeys        | key-of-rome               | {}                                        | -
          milan | identityKeys        | another                   | {}                                        | key-of-rome
          rome  | identityKeys        | another                   | {}                                        | -
          milan | gatewayServiceTypes | NodePort                  | {}                                        | LoadBalancer
          milan | gatewayServiceTypes | NodePort                  | {'gateway': {'serviceType': 'NodePort'}}  | -
          rome  | gatewayServiceTypes | NodePort                  | {}                                        | -
          rome  | endpoints           | 192.0.2.7                 | {}                                        | -
          rome  | endpoints           | 192.0.2.7                 | {'gateway': {'clientAddress': '1.2.3.4'}} | 1.2.3.4
          milan | endpoints           | -                         | {}                                        | -
          rome  | endpoints           | -                         | {}                                        | any address
          rome  | apiServers          | -                         | {}                                        | any API server
          milan | apiServers          | -                         | {}                                        | -
          rome  | resources           | cpu=4                     | {'resources': {'quantities': {'cpu': 5}}} | 5
          milan | resources           | cpu=4                     | {'resources': {'quantities': {'cpu': 5}}} | 5
          milan | sliceClasses        | gold                      | {}                                        | default
          milan | sliceClasses        | gold                      | {'modules': ['networking']}               | -
          milan | forbiddenOptions    | takeOver                  | {'takeOver': true}                        | takeOver
          rome  | forbiddenOptions    | replaceGateway            | {'replaceGateway': true}                  | replaceGateway
          rome  | forbiddenOptions    | repair                    | {'repair': true}                          | repair
          rome  | forbiddenOptions    | allowVersionSkew          | {'allowVersionSkew': true}                | allowVersionSkew
          rome  | forbiddenOptions    | proxyUrl                  | {'proxyUrl': 'http://proxy.example'}      | proxyUrl
          rome  | forbiddenOptions    | proxyUrl                  | {'inBand': true}                          | proxyUrl
          rome  | forbiddenOptions    | keep                      | {'onFailure': 'keep'}                     | keep
          rome  | forbiddenOptions    | takeOver evict            | {}                                        | -
          """)
  void shouldRefuseAPeeringThatBreaksARule(
      String cluster, String rule, String values, String request, String named) {
    // given
    obey(cluster, rule, values == null ? List.of() : Arrays.asList(values.split(" ")));

    // when
    var failure = catchThrowable(() -> PeerPlan.of(RequestJson.peer(request), state()));

    // then
    if (named == null) assertThat(failure).isNull();
    else assertForbidden(failure, cluster + " forbids this", rule, named);
  }

  @ParameterizedTest
  @ValueSource(strings = {"takeOver", "evict", "deleteNamespaces", "providerGone"})
  void shouldRefuseAnUnpeerWithAForbiddenOption(String option) {
    // given
    var clusters = new PeeredClusters();
    clusters.rome.policies.add(
        PeerPolicies.except("milan", "forbiddenOptions", List.of("takeOver", option)));

    // when
    var failure = catchThrowable(() -> clusters.plan("{'" + option + "': true}"));

    // then
    assertForbidden(failure, "rome forbids this", "forbiddenOptions has " + option);
  }

  @Test
  void shouldTakeADrainForTheEvictionThatItIs() {
    // given
    var clusters = new PeeredClusters();
    clusters.rome.policies.add(PeerPolicies.except("milan", "forbiddenOptions", List.of("evict")));

    // when
    var failure = catchThrowable(() -> clusters.plan("{'drain': true}"));

    // then
    assertForbidden(failure, "forbiddenOptions has evict: set evict to false and leave out drain");
  }

  @Test
  void shouldRefuseAnUnnamedPeerWhateverIsRequested() {
    // given
    milan.policies.add(
        PeerPolicy.refusing("/etc/policy.yaml", new ClusterId("rome"), "peers does not name rome"));

    // when
    var peering = catchThrowable(() -> PeerPlan.of(RequestJson.peer("{}"), state()));
    var unpeering = catchThrowable(() -> UnpeerPlan.of(RequestJson.unpeer("{}"), state()));

    // then
    String sentence =
        "milan forbids this by its policy (/etc/policy.yaml): peers does not name rome";
    assertForbidden(peering, sentence);
    assertForbidden(unpeering, sentence);
  }

  @Test
  void shouldAskEveryPolicy() {
    // given
    obey("milan", "networks", List.of("any"));
    obey("milan", "networks", List.of("10.99.0.0/16"));

    // when
    var failure = catchThrowable(() -> PeerPlan.of(RequestJson.peer("{}"), state()));

    // then
    assertForbidden(failure, "networks");
  }

  @Test
  void shouldCheckTheEndpointOfAGatewayThatExists() {
    // given
    milan.objects.put("GatewayServer", Map.of("address", "milan.example", "port", "51840"));
    obey("rome", "endpoints", List.of("192.0.2.7"));

    // when
    var failure = catchThrowable(() -> PeerPlan.of(RequestJson.peer("{}"), state()));

    // then
    assertForbidden(failure, "endpoints", "milan.example port 51840");
  }

  private void obey(String cluster, String rule, List<String> values) {
    var obeying = cluster.equals("rome") ? rome : milan;
    obeying.policies.add(
        PeerPolicies.except(cluster.equals("rome") ? "milan" : "rome", rule, values));
  }

  private static void assertForbidden(Throwable failure, String... parts) {
    assertThat(failure).isInstanceOf(ApplicationFailure.class);
    assertThat(((ApplicationFailure) failure).getType()).isEqualTo("ForbiddenByPolicy");
    assertThat(((ApplicationFailure) failure).getOriginalMessage()).contains(parts);
  }

  private PairState state() {
    return new PairState(
        new Pair(rome.id, milan.id), FakeView.of(rome), FakeView.of(milan), Instant.EPOCH);
  }

  private static FakeCluster cluster(String id, String peer) {
    String pod = id.equals("rome") ? "10.10.0.0/16" : "10.20.0.0/16";
    var cidrs = new Cidrs(List.of(pod), List.of("10.70.0.0/16"));
    return new FakeCluster(id, peer, cidrs, new ArrayList<>(), null);
  }
}
