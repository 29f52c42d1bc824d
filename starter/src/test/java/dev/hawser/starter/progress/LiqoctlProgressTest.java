package dev.hawser.starter.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.ClusterId;
import dev.hawser.activity.DeleteResult;
import dev.hawser.activity.GatewayOptions;
import dev.hawser.activity.KeptObject;
import dev.hawser.activity.ObjectReference;
import dev.hawser.activity.OffloadingActivities.SliceDecision;
import dev.hawser.peering.LiqoModule;
import dev.hawser.peering.PeerRequest;
import dev.hawser.peering.UnpeerRequest;
import dev.hawser.starter.temporal.TemporalClient;
import dev.hawser.starter.temporal.TemporalConnection;
import io.temporal.api.history.v1.HistoryEvent;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The lines of liqoctl for the steps of a run of alpha and beta, in the order of Hawser's steps.
 */
class LiqoctlProgressTest {
  private static final Instant START = Instant.parse("2026-01-01T10:00:00Z");
  private static final List<String> NODE =
      List.of("Waiting for the virtual node to be ready", "INFO: Virtual node is Ready");
  private static final ClusterId ALPHA = new ClusterId("alpha");
  private static final ClusterId BETA = new ClusterId("beta");

  private final TemporalClient temporal =
      new TemporalClient(TemporalConnection.load(Map.of(), "127.0.0.1:1", "default", null));
  private final RecordedConsole recorded = new RecordedConsole();
  private long lastId = 4;
  private long nanoTime;

  @AfterEach
  void close() {
    temporal.close();
  }

  @Test
  void shouldPrintWhatLiqoctlPrintsForAPeering() throws Exception {
    // given
    var progress = following(peering(PeerRequest.of("alpha", "beta")));

    // when
    peer(progress, "beta", "alpha");

    // then
    assertThat(lines()).containsExactlyElementsOf(andNode(recordedPeer("a-full-defaults")));
  }

  @Test
  void shouldPrintWhatLiqoctlPrintsForAServerOnTheConsumer() throws Exception {
    // given
    var onConsumer =
        new GatewayOptions(
            GatewayOptions.Location.CONSUMER, null, null, null, null, null, null, null);
    var request = PeerRequest.builder(ALPHA, BETA).gateway(onConsumer).build();
    var progress = following(peering(request));

    // when
    peer(progress, "alpha", "beta");

    // then
    assertThat(lines())
        .containsExactlyElementsOf(andNode(recordedPeer("e4-consumer-server-loadbalancer")));
  }

  @Test
  void shouldPrintWhatLiqoctlPrintsWithoutNetworking() throws Exception {
    // given
    var modules = EnumSet.of(LiqoModule.AUTHENTICATION, LiqoModule.OFFLOADING);
    var request = PeerRequest.builder(ALPHA, BETA).modules(modules).build();
    var progress = following(peering(request));

    // when
    claim(progress);
    authenticate(progress);
    offload(progress, null);
    progress.close();

    // then
    assertThat(lines()).containsExactlyElementsOf(andNode(recordedPeer("c-networking-disabled")));
  }

  @Test
  void shouldPrintWhatLiqoctlPrintsForAnUnpeering() throws Exception {
    // given
    var progress = following(LiqoctlLines.of(UnpeerRequest.of("alpha", "beta")));

    // when
    unpeer(progress);
    progress.close();

    // then
    assertThat(lines())
        .containsExactlyElementsOf(LiqoctlRecording.require("a-full-defaults").linesOf("unpeer"));
  }

  @Test
  void shouldPrintWhatLiqoctlPrintsWhenNamespacesAreDeletedToo() throws Exception {
    // given
    var request = UnpeerRequest.builder(ALPHA, BETA).deleteNamespaces(true).build();
    var progress = following(LiqoctlLines.of(request));

    // when
    unpeer(progress);
    done(progress, "CleanUpPair", "alpha", deleted("Namespace"));
    done(progress, "CleanUpPair", "beta", deleted("Namespace"));
    progress.close();

    // then
    assertThat(lines())
        .containsExactlyElementsOf(
            LiqoctlRecording.require("a2-rerun-and-delete-namespaces").linesOf("unpeer"));
  }

  @Test
  void shouldAlsoPrintWhatRunsOnTheVirtualNode() {
    // given
    var progress = following(LiqoctlLines.of(UnpeerRequest.of("alpha", "beta")));
    var request = Map.of("consumer", "alpha", "provider", "beta");
    progress.events(List.of(ActivityEvents.started("Unpeer", request, START)));

    // when
    done(progress, "InspectCluster", "alpha", RunningPods.seenOn("alpha"));
    done(progress, "InspectCluster", "beta", RunningPods.seenOn("beta"));

    // then
    assertThat(lines())
        .containsExactly("INFO: 3 pods run on beta (2 of Deployment shop/cart, Pod web/debug)");
  }

  @Test
  void shouldNameEachClustersNamespaceOfLiqo() {
    // given
    var script = LiqoctlLines.of(PeerRequest.of("alpha", "beta"), "liqo-a", "liqo-b");

    // when
    var starts = script.stream().map(LiqoctlLine::start).toList();

    // then
    assertThat(starts)
        .contains(
            "Checking gateway server template \"wireguard-server/liqo-b\"",
            "Checking gateway client template \"wireguard-client/liqo-a\"");
  }

  @Test
  void shouldHoldBackWhatLiqoctlPrintsLater() {
    // given
    var progress = following(peering(PeerRequest.of("alpha", "beta")));
    claim(progress);

    // when
    authenticate(progress);

    // then
    assertThat(lines()).isEmpty();
  }

  @Test
  void shouldPrintWhatIsInProgress() {
    // given
    var progress = following(peering(PeerRequest.of("alpha", "beta")));

    // when
    scheduled(progress, "InspectCluster", "alpha");

    // then
    assertThat(lines()).containsExactly("Retrieving network configuration");
  }

  @Test
  void shouldPassOverWhatTheRunDoesWithout() {
    // given
    var modules = EnumSet.of(LiqoModule.AUTHENTICATION);
    var request = PeerRequest.builder(ALPHA, BETA).modules(modules).build();
    var progress = following(peering(request));

    // when
    done(progress, "EnsureTenant", "beta", Map.of());

    // then
    assertThat(lines())
        .containsExactly(
            "Applying tenant on provider cluster",
            "INFO: Tenant correctly applied on provider cluster",
            "Waiting for tenant status to be filled",
            "INFO: Tenant status is filled",
            "Generating identity",
            "INFO: Identity correctly generated");
  }

  @Test
  void shouldWarnAsLiqoctlDoesOfResourcesThatAreNotAccepted() {
    // given
    var modules = EnumSet.of(LiqoModule.AUTHENTICATION, LiqoModule.OFFLOADING);
    var request = PeerRequest.builder(ALPHA, BETA).modules(modules).build();
    var progress = following(peering(request));

    // when
    done(progress, "EnsureSlice", "alpha", new SliceDecision("beta", Map.of(), "beta denies it"));
    progress.close();

    // then
    assertThat(lines())
        .containsExactly(
            "Creating ResourceSlice",
            "INFO: ResourceSlice created",
            "Waiting for ResourceSlice authentication to be accepted",
            "INFO: ResourceSlice authentication: Accepted",
            "WARN: ResourceSlice resources not accepted. The provider cluster may have cordoned the"
                + " tenant or the resourceslice");
  }

  @Test
  void shouldSayNothingOfANetworkThatIsKept() {
    // given
    var progress = following(LiqoctlLines.of(UnpeerRequest.of("alpha", "beta")));
    var kept =
        new DeleteResult(
            List.of(),
            List.of(
                KeptObject.described("network on alpha, used by the reverse peering", List.of())));
    done(progress, "DeleteSlice", "alpha", deleted("ResourceSlice"));
    done(progress, "DeleteIdentity", "alpha", deleted("Identity"));
    done(progress, "DeleteTenant", "beta", deleted("Tenant"));

    // when
    done(progress, "DeleteNetwork", "alpha", kept);
    done(progress, "DeleteNetwork", "beta", kept);
    progress.close();

    // then
    assertThat(lines()).noneMatch(line -> line.contains("already deleted")).hasSize(12);
  }

  @Test
  void shouldPrintAFailureAndTheRollbackAfterWhatHasHappened() {
    // given
    var progress = following(peering(PeerRequest.of("alpha", "beta")));
    claim(progress);
    long tenant = scheduled(progress, "EnsureTenant", "beta");

    // when
    progress.events(List.of(ActivityEvents.failed(tenant, "the Tenant is denied", START)));
    done(progress, "DeleteTenant", "beta", DeleteResult.NOTHING);
    progress.close();

    // then
    assertThat(lines())
        .startsWith(
            "Ensuring tenant namespace",
            "INFO: Tenant namespace correctly ensured",
            "Ensuring tenant namespace",
            "INFO: Tenant namespace correctly ensured")
        .anyMatch(line -> line.contains("the Tenant is denied"))
        .hasSize(6);
  }

  @Test
  void shouldSayWhatIsWaitedForWhenNothingHasBeenPrintedForLong() {
    // given
    var progress = following(peering(PeerRequest.of("alpha", "beta")));
    progress.events(List.of(ActivityEvents.taken()));
    long server = scheduled(progress, "EnsureGatewayServer", "beta");
    var waiting = Map.of("waitingFor", "an address for the gateway server");
    progress.pending(List.of(ActivityEvents.pending(server, 1, waiting)));
    var soon = lines();
    nanoTime = Duration.ofSeconds(6).toNanos();

    // when
    progress.pending(List.of(ActivityEvents.pending(server, 1, waiting)));
    progress.pending(List.of(ActivityEvents.pending(server, 1, waiting)));

    // then
    assertThat(soon).containsExactly("Setting up gateway server");
    assertThat(lines())
        .filteredOn(line -> line.contains("an address for the gateway server"))
        .hasSize(1);
  }

  @Test
  void shouldNotAdviseToStartAWorkerWhereTheCommandIsOne() {
    // given
    var progress = following(peering(PeerRequest.of("alpha", "beta")));
    progress.untaken(false);
    var soon = lines();
    nanoTime = Duration.ofSeconds(6).toNanos();

    // when
    progress.untaken(false);

    // then
    assertThat(soon).isEmpty();
    assertThat(lines()).containsExactly("INFO: Waiting for a worker to take the run");
  }

  private static List<LiqoctlLine> peering(PeerRequest request) {
    return LiqoctlLines.of(request, "liqo", "liqo");
  }

  private LiqoctlProgress following(List<LiqoctlLine> script) {
    return new LiqoctlProgress(recorded.console(), "alpha", temporal, script, () -> nanoTime);
  }

  private List<String> lines() {
    return recorded.err().lines().toList();
  }

  /** As a run does it: what does not depend on one another at the same time. */
  private void peer(LiqoctlProgress progress, String server, String client) {
    done(progress, "InspectCluster", "beta", Map.of());
    done(progress, "InspectCluster", "alpha", Map.of());
    claim(progress);
    long onAlpha = scheduled(progress, "EnsureConfiguration", "alpha");
    long onBeta = scheduled(progress, "EnsureConfiguration", "beta");
    done(progress, "EnsureGatewayServer", server, Map.of());
    progress.events(List.of(ActivityEvents.completed(onBeta, Map.of(), START)));
    authenticate(progress);
    done(progress, "EnsureGatewayClient", client, Map.of());
    progress.events(List.of(ActivityEvents.completed(onAlpha, Map.of(), START)));
    done(progress, "ConnectGatewayServer", server, Map.of());
    done(progress, "AwaitConnection", client, Map.of());
    offload(progress, null);
    progress.close();
  }

  private void claim(LiqoctlProgress progress) {
    done(progress, "ClaimPair", "beta", Map.of());
    done(progress, "ClaimPair", "alpha", Map.of());
  }

  private void authenticate(LiqoctlProgress progress) {
    done(progress, "EnsureNonce", "beta", Map.of());
    done(progress, "ProveIdentity", "alpha", Map.of());
    done(progress, "EnsureTenant", "beta", Map.of());
    done(progress, "EnsureIdentity", "alpha", Map.of());
  }

  private void offload(LiqoctlProgress progress, String denial) {
    done(progress, "EnsureSlice", "alpha", new SliceDecision("beta", Map.of("cpu", "2"), denial));
    done(progress, "AwaitNode", "alpha", Map.of());
  }

  private void unpeer(LiqoctlProgress progress) {
    done(progress, "DeleteSlice", "alpha", deleted("ResourceSlice"));
    long network = scheduled(progress, "DeleteNetwork", "beta");
    done(progress, "DeleteIdentity", "alpha", deleted("Identity"));
    done(progress, "DeleteNetwork", "alpha", deleted("GatewayClient", "Configuration"));
    done(progress, "DeleteTenant", "beta", deleted("Tenant"));
    var onBeta = deleted("GatewayServer", "PublicKey", "Configuration");
    progress.events(List.of(ActivityEvents.completed(network, onBeta, START)));
  }

  private static DeleteResult deleted(String... kinds) {
    var objects = Stream.of(kinds).map(kind -> ObjectReference.of(kind, "some")).toList();
    return new DeleteResult(objects, List.of());
  }

  private long scheduled(LiqoctlProgress progress, String type, String cluster) {
    long id = ++lastId;
    progress.events(List.of(ActivityEvents.scheduled(id, type, cluster, START)));
    return id;
  }

  private void done(LiqoctlProgress progress, String type, String cluster, Object result) {
    long id = ++lastId;
    List<HistoryEvent> events =
        List.of(
            ActivityEvents.scheduled(id, type, cluster, START),
            ActivityEvents.completed(id, result, START));
    progress.events(events);
  }

  private static List<String> recordedPeer(String recording) throws IOException {
    return LiqoctlRecording.require(recording).linesOf("peer");
  }

  private static List<String> andNode(List<String> lines) {
    var all = new ArrayList<>(lines);
    all.addAll(NODE);
    return all;
  }
}
