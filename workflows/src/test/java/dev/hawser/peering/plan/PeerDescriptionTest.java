package dev.hawser.peering.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.Cidrs;
import dev.hawser.activity.ClusterId;
import dev.hawser.activity.ObjectReference;
import dev.hawser.peering.Pair;
import dev.hawser.peering.Plan;
import dev.hawser.peering.payload.RequestJson;
import dev.hawser.peering.saga.FakeCluster;
import dev.hawser.peering.saga.FakeView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The objects of a peering, and what is said of each. */
final class PeerDescriptionTest {
  private final FakeCluster rome = cluster("rome", "milan", "10.10.0.0/16");
  private final FakeCluster milan = cluster("milan", "rome", "10.20.0.0/16");

  @Test
  void shouldNameWhatLiqoctlWritesForAPeeringWithEveryDefault() {
    // when
    var plan = plan("{}");

    // then
    assertThat(PlannedObjects.names(plan))
        .containsExactly(
            "+ rome: Namespace liqo-tenant-milan",
            "+ rome: Configuration liqo-tenant-milan/milan",
            "+ rome: GatewayClient liqo-tenant-milan/milan",
            "+ rome: PublicKey liqo-tenant-milan/milan",
            "+ rome: Secret liqo-tenant-milan/liqo-signed-nonce",
            "+ rome: Identity liqo-tenant-milan/controlplane-milan",
            "+ rome: ResourceSlice liqo-tenant-milan/milan",
            "+ rome: VirtualNode liqo-tenant-milan/milan by Liqo",
            "+ milan: Namespace liqo-tenant-rome",
            "+ milan: Configuration liqo-tenant-rome/rome",
            "+ milan: GatewayServer liqo-tenant-rome/rome",
            "+ milan: PublicKey liqo-tenant-rome/rome",
            "+ milan: Secret liqo-tenant-rome/liqo-nonce",
            "+ milan: Tenant liqo-tenant-rome/rome");
    assertThat(plan.summary()).isEqualTo(new Plan.Summary(14, 0, 0, 0, 0));
    assertThat(plan.waits())
        .extracting(wait -> wait.condition() + " on " + wait.cluster())
        .containsExactly(
            "the tunnel to be connected on rome", "the virtual node to be Ready on rome");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          rome  | Configuration | {} | podCidrs: null > 10.20.0.0/16; externalCidrs: null > 10.70.0.0/16; remappedPodCidrs: null > 10.20.0.0/16 if it is free on rome; remappedExternalCidrs: null > chosen by Liqo, as rome itself uses 10.70.0.0/16
          milan | GatewayServer | {} | serviceType: null > LoadBalancer; port: null > 51840; mtu: null > 1340
          milan | GatewayServer | {'gateway':{'serviceType':'NodePort','port':4000,'mtu':1400}} | serviceType: null > NodePort; port: null > 4000; nodePort: null > chosen by Kubernetes; mtu: null > 1400
          rome  | GatewayServer | {'gateway':{'serverLocation':'Consumer','serviceType':'NodePort','nodePort':30000}} | serviceType: null > NodePort; port: null > 51840; nodePort: null > 30000; mtu: null > 1340
          rome  | GatewayClient | {} | endpoint: null > that of the gateway server; mtu: null > 1340
          rome  | GatewayClient | {'gateway':{'clientAddress':'192.0.2.7','clientPort':443}} | endpoint: null > 192.0.2.7, port 443; mtu: null > 1340
          milan | Tenant        | {} | key: null > key-of-rome
          milan | Tenant        | {'proxyUrl':'http://proxy:3128'} | key: null > key-of-rome; proxyUrl: null > http://proxy:3128
          milan | Tenant        | {'inBand':true} | key: null > key-of-rome; proxyUrl: null > that of Liqo's API server proxy, through the tunnel
          rome  | ResourceSlice | {} | class: null > default; createVirtualNode: null > true; resources: null > the provider's default
          rome  | ResourceSlice | {'resources':{'sliceClass':'gold','createVirtualNode':false,'quantities':{'cpu':2,'pods':10}}} | class: null > gold; createVirtualNode: null > false; cpu: null > 2; pods: null > 10
          rome  | VirtualNode   | {} | node: null > milan; ready: null > true
          rome  | VirtualNode   | {'resources':{'createVirtualNode':false}} | -
          """)
  void shouldShowTheFieldsOfWhatItCreates(
      String cluster, String kind, String request, String fields) {
    // when
    var plan = plan(request);

    // then
    assertThat(String.join("; ", PlannedObjects.fields(plan, cluster, kind)))
        .isEqualTo(fields == null ? "" : fields);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          milan | GatewayServer | {'replaceGateway':true,'gateway':{'port':4000}} | serviceType: LoadBalancer > LoadBalancer; port: 51840 > 4000; mtu: 1340 > 1340; endpoint: milan.example:51840/UDP > a new one
          rome  | GatewayClient | {'replaceGateway':true,'gateway':{'port':4000}} | endpoint: milan.example:51840/UDP > that of the gateway server; mtu: 1340 > 1340
          milan | PublicKey     | {'replaceGateway':true,'gateway':{'port':4000}} | publicKey: wg-rome > wg-rome
          rome  | PublicKey     | {'replaceGateway':true,'gateway':{'port':4000}} | publicKey: wg-milan > that of the gateway server
          milan | Tenant        | {'proxyUrl':'http://proxy:3128'} | key: key-of-rome > key-of-rome; proxyUrl: null > http://proxy:3128
          rome  | ResourceSlice | {'resources':{'quantities':{'cpu':8,'memory':'1Gi'}}} | class: default > default; createVirtualNode: true > true; cpu: 2 > 8; memory: the provider's default > 1Gi
          rome  | ResourceSlice | {'resources':{'quantities':{'memory':'1Gi'}}} | class: default > default; createVirtualNode: true > true; cpu: 2 > 2; memory: the provider's default > 1Gi
          rome  | ResourceSlice | {'resources':{'sliceClass':'gold'}} | class: default > gold; createVirtualNode: true > true; cpu: 2 > 2
          """)
  void shouldShowOldAndNewValuesOfWhatItChanges(
      String cluster, String kind, String request, String fields) {
    // given
    finishPeering();

    // when
    var plan = plan(request);

    // then
    assertThat(String.join("; ", PlannedObjects.fields(plan, cluster, kind))).isEqualTo(fields);
  }

  @Test
  void shouldReplaceTheKeyThatIsDeletedWithItsGateway() {
    // given
    finishPeering();

    // when
    var plan = plan("{'replaceGateway':true,'gateway':{'port':4000}}");

    // then
    assertThat(PlannedObjects.names(plan))
        .contains(
            "-/+ milan: GatewayServer liqo-tenant-rome/gateway",
            "-/+ milan: PublicKey liqo-tenant-rome/rome",
            "~ rome: GatewayClient liqo-tenant-milan/gateway",
            "~ rome: PublicKey liqo-tenant-milan/milan",
            "= milan: Tenant liqo-tenant-rome/rome");
  }

  @Test
  void shouldLeaveTheGatewayOfAClientThatOnlyTrustsAnotherKey() {
    // given
    finishPeering();
    rome.objects.set("PublicKey", "key", "wg-of-another-life");

    // when
    var plan = plan("{}");

    // then
    assertThat(PlannedObjects.names(plan))
        .contains(
            "= rome: GatewayClient liqo-tenant-milan/gateway",
            "~ rome: PublicKey liqo-tenant-milan/milan");
  }

  @Test
  void shouldWaitForNothingWhenNothingIsLeftToDo() {
    // given
    finishPeering();

    // when
    var plan = plan("{}");

    // then
    assertThat(plan.writes()).isFalse();
    assertThat(plan.waits()).isEmpty();
    assertThat(plan.summary()).isEqualTo(new Plan.Summary(0, 0, 0, 0, 14));
    assertThat(PlannedObjects.fields(plan, "rome", "Configuration"))
        .contains("remappedExternalCidrs: 10.72.0.0/16 > 10.72.0.0/16");
  }

  @Test
  void shouldNameTheCopiesThatARepairDeletes() {
    // given
    rome.stuck.add(new ObjectReference("Renew", "liqo-tenant-milan", "renew", null));
    milan.objects.put("Secret liqo-remote-certificate", Map.of("key", "key-of-another-life"));

    // when
    var plan = plan("{'repair':true}");

    // then
    assertThat(PlannedObjects.names(plan))
        .contains(
            "- milan: Renew liqo-tenant-rome/renew",
            "- rome: Renew liqo-tenant-milan/renew by Liqo",
            "- milan: Secret liqo-tenant-rome/liqo-remote-certificate");
  }

  @Test
  void shouldKeepToTheModulesOfTheRequest() {
    // when
    var plan = plan("{'modules':['networking']}");

    // then
    assertThat(plan.objects())
        .extracting(planned -> planned.object().kind())
        .containsOnly("Namespace", "Configuration", "GatewayServer", "GatewayClient", "PublicKey");
  }

  private Plan plan(String request) {
    var state =
        new PairState(
            new Pair(new ClusterId("rome"), new ClusterId("milan")),
            FakeView.of(rome),
            FakeView.of(milan),
            Instant.EPOCH);
    return PeerPlan.of(RequestJson.peer(request), state).describe();
  }

  private void finishPeering() {
    var gateway =
        Map.of("address", "milan.example", "serviceType", "LoadBalancer", "port", "51840");
    rome.objects.put("Namespace", Map.of());
    rome.objects.put("Configuration", Map.of("pod", "10.20.0.0/16", "external", "10.70.0.0/16"));
    rome.objects.put("GatewayClient", gateway);
    rome.objects.put("PublicKey", Map.of("key", "wg-milan"));
    rome.objects.put("SignedNonce", Map.of("value", "nonce"));
    rome.objects.put("Identity", Map.of());
    rome.objects.put("ResourceSlice", Map.of("cpu", "2"));
    rome.objects.put("Node", Map.of());
    milan.objects.put("Namespace", Map.of());
    milan.objects.put("Configuration", Map.of("pod", "10.10.0.0/16", "external", "10.70.0.0/16"));
    milan.objects.put("GatewayServer", gateway);
    milan.objects.put("PublicKey", Map.of("key", "wg-rome"));
    milan.objects.put("Nonce", Map.of("value", "nonce"));
    milan.objects.put("Tenant", Map.of("key", "key-of-rome"));
  }

  private static FakeCluster cluster(String id, String peer, String pods) {
    var cidrs = new Cidrs(List.of(pods), List.of("10.70.0.0/16"));
    return new FakeCluster(id, peer, cidrs, new ArrayList<>(), null);
  }
}
