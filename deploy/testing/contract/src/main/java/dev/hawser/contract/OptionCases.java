package dev.hawser.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.harness.PairSnapshot;
import dev.hawser.harness.PeeringAssertions;
import dev.hawser.harness.PeeringEnvironment;
import java.util.List;

/** Liqo's options, and its modules one at a time. */
final class OptionCases {
  private OptionCases() {}

  static List<ContractCase> cases() {
    return List.of(
        new ContractCase(
            "peering works with a NodePort gateway", pair -> gateway(pair, "NodePort")),
        new ContractCase(
            "peering works with a ClusterIP gateway", pair -> gateway(pair, "ClusterIP")),
        new ContractCase(
            "peering uses the requested port, MTU and resources", OptionCases::options),
        new ContractCase(
            "peering works with the gateway server on the consumer", OptionCases::serverOnConsumer),
        new ContractCase(
            "networking can be peered first and the rest later", OptionCases::networkingThenRest),
        new ContractCase("peering works without networking", OptionCases::withoutNetworking),
        new ContractCase(
            "authentication can be peered first and offloading later",
            OptionCases::authenticationThenOffloading),
        new ContractCase("peering works without a virtual node", OptionCases::withoutVirtualNode),
        new ContractCase("one module can be unpeered alone", OptionCases::unpeerOffloadingAlone));
  }

  private static void gateway(PeeringEnvironment pair, String type) {
    var before = PairSnapshot.of(pair);
    pair.peer(pair.rome(), pair.milan(), "\"gateway\": {\"serviceType\": \"" + type + "\"}");
    PeeringAssertions.assertNodeReady(pair.rome(), pair.milan());
    var server = PeeringAssertions.gatewayServer(pair.milan(), pair.rome()).orElseThrow();
    assertThat(server.<Object>get("spec", "endpoint", "serviceType"))
        .as("the service type")
        .isEqualTo(type);
    pair.unpeer(pair.rome(), pair.milan(), "");
    before.assertUnchangedExceptLeftovers();
  }

  private static void options(PeeringEnvironment pair) {
    var result =
        pair.peer(
            pair.rome(),
            pair.milan(),
            "\"gateway\": {\"port\": 51999, \"mtu\": 1400}, \"resources\": {\"quantities\":"
                + " {\"cpu\": \"3\", \"pods\": \"20\"}}");
    assertThat(result.resources().get("cpu")).as("the cpu that was granted").isEqualTo("3");
    var server = PeeringAssertions.gatewayServer(pair.milan(), pair.rome()).orElseThrow();
    assertThat(server.<Object>get("spec", "mtu")).as("the MTU").isEqualTo(1400);
    assertThat(server.<Object>get("spec", "endpoint", "port")).as("the port").isEqualTo(51999);
    var refused = pair.peerFails(pair.rome(), pair.milan(), "\"gateway\": {\"port\": 51998}");
    assertThat(refused.getType())
        .as("a live gateway is replaced only on request")
        .isEqualTo("Conflict");
    pair.peer(
        pair.rome(), pair.milan(), "\"gateway\": {\"port\": 51998}, \"replaceGateway\": true");
    PeeringAssertions.assertNodeReady(pair.rome(), pair.milan());
    PeeringAssertions.assertConnected(pair.rome(), pair.milan());
  }

  private static void serverOnConsumer(PeeringEnvironment pair) {
    var before = PairSnapshot.of(pair);
    pair.peer(pair.rome(), pair.milan(), "\"gateway\": {\"serverLocation\": \"consumer\"}");
    PeeringAssertions.assertGatewayServerOn(pair.rome(), pair.milan());
    PeeringAssertions.assertNodeReady(pair.rome(), pair.milan());
    pair.unpeer(pair.rome(), pair.milan(), "");
    before.assertUnchangedExceptLeftovers();
  }

  private static void networkingThenRest(PeeringEnvironment pair) {
    var result = pair.peer(pair.rome(), pair.milan(), "\"modules\": [\"networking\"]");
    assertThat(result.node()).as("the node of a network").isEqualTo(null);
    PeeringAssertions.assertConnected(pair.rome(), pair.milan());
    PeeringAssertions.assertNoNode(pair.rome(), pair.milan());
    pair.peer(pair.rome(), pair.milan(), "");
    PeeringAssertions.assertNodeReady(pair.rome(), pair.milan());
  }

  /** Without a network, Liqo makes a node Ready only if it does not check for one. */
  private static void withoutNetworking(PeeringEnvironment pair) {
    var before = PairSnapshot.of(pair);
    pair.peer(pair.rome(), pair.milan(), "\"modules\": [\"authentication\", \"offloading\"]");
    assertThat(PeeringAssertions.gatewayServer(pair.milan(), pair.rome()))
        .as("there is no gateway")
        .isEmpty();
    PeeringAssertions.assertNodeReady(pair.rome(), pair.milan());
    pair.unpeer(pair.rome(), pair.milan(), "");
    before.assertUnchangedExceptLeftovers();
  }

  private static void authenticationThenOffloading(PeeringEnvironment pair) {
    var refused = pair.peerFails(pair.rome(), pair.milan(), "\"modules\": [\"offloading\"]");
    assertThat(refused.getType())
        .as("offloading needs an authenticated pair")
        .isEqualTo("Conflict");
    pair.peer(pair.rome(), pair.milan(), "\"modules\": [\"authentication\"]");
    PeeringAssertions.assertNoNode(pair.rome(), pair.milan());
    pair.peer(pair.rome(), pair.milan(), "\"modules\": [\"offloading\"]");
    PeeringAssertions.assertNodeReady(pair.rome(), pair.milan());
  }

  private static void withoutVirtualNode(PeeringEnvironment pair) {
    var result =
        pair.peer(pair.rome(), pair.milan(), "\"resources\": {\"createVirtualNode\": false}");
    assertThat(result.node()).as("the node").isEqualTo(null);
    assertThat(result.notes()).as("the notes say that offloading is not usable").isNotEmpty();
    PeeringAssertions.assertNoNode(pair.rome(), pair.milan());
  }

  private static void unpeerOffloadingAlone(PeeringEnvironment pair) {
    pair.peer(pair.rome(), pair.milan(), "");
    pair.unpeer(pair.rome(), pair.milan(), "\"modules\": [\"offloading\"]");
    PeeringAssertions.assertNoNode(pair.rome(), pair.milan());
    PeeringAssertions.assertConnected(pair.rome(), pair.milan());
    pair.peer(pair.rome(), pair.milan(), "");
    PeeringAssertions.assertNodeReady(pair.rome(), pair.milan());
  }
}
