package dev.hawser.faults.load;

import dev.hawser.activity.ActivityContract;
import dev.hawser.activity.AuthenticationActivities.IdentitySecret;
import dev.hawser.activity.AuthenticationActivities.ProofInput;
import dev.hawser.activity.AuthenticationView;
import dev.hawser.activity.Cidrs;
import dev.hawser.activity.ClusterId;
import dev.hawser.activity.ClusterView;
import dev.hawser.activity.DeleteResult;
import dev.hawser.activity.IdentityIssuer;
import dev.hawser.activity.NetworkActivities.ConfigurationInput;
import dev.hawser.activity.NetworkActivities.EstablishedConnection;
import dev.hawser.activity.NetworkActivities.GatewayClientInput;
import dev.hawser.activity.NetworkActivities.GatewayKey;
import dev.hawser.activity.NetworkView;
import dev.hawser.activity.OffloadingActivities.Node;
import dev.hawser.activity.OffloadingActivities.SliceDecision;
import dev.hawser.activity.OffloadingView;
import dev.hawser.activity.PairActivities.ClaimResult;
import dev.hawser.activity.PairActivities.ReversePeering;
import dev.hawser.harness.ConsumerIdentity;
import dev.hawser.simulator.kubelet.SimulatedNetwork;
import io.temporal.activity.Activity;
import io.temporal.activity.DynamicActivity;
import io.temporal.common.converter.EncodedValues;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A consumer of the hub without a cluster: it answers every activity at once with what a consumer
 * whose Liqo is quick would answer. Its keys, proofs and networks are real, since the hub checks
 * them.
 */
final class FakePeer implements DynamicActivity {
  private static final int KEY_LENGTH = 32;
  private static final String LIQO_VERSION = "v1.2.0";

  private final ClusterId id;
  private final ClusterId hub;
  private final Cidrs networks;
  private final SimulatedNetwork network;
  private final ConsumerIdentity identity;
  private final byte[] gatewayKey = new byte[KEY_LENGTH];

  /**
   * @param number from 1; decides its ID and its networks
   * @param network between the gateways of the hub and its peers
   */
  FakePeer(int number, ClusterId hub, SimulatedNetwork network) {
    this.id = PeerIds.of(number);
    this.hub = hub;
    this.networks = PeerIds.networks(number);
    this.network = network;
    this.identity = ConsumerIdentity.generate(id);
    new SecureRandom().nextBytes(gatewayKey);
  }

  @Override
  public @Nullable Object execute(EncodedValues arguments) {
    return switch (Activity.getExecutionContext().getInfo().getActivityType()) {
      case "InspectCluster" -> view();
      case "ClaimPair" -> new ClaimResult("liqo-tenant-" + hub, "");
      case "FindReversePeering" -> new ReversePeering(List.of());
      case "EnsureConfiguration" -> arguments.get(0, ConfigurationInput.class).peer();
      case "EnsureGatewayClient" -> dial(arguments.get(0, GatewayClientInput.class));
      case "AwaitConnection" -> new EstablishedConnection("1ms");
      case "ProveIdentity" -> identity.prove(arguments.get(0, ProofInput.class).nonce());
      case "EnsureIdentity" -> new IdentitySecret("kubeconfig-controlplane-" + hub);
      case "EnsureSlice" -> new SliceDecision(hub.value(), Map.of("cpu", "4"), null);
      case "AwaitNode" -> new Node(hub.value());
      case "DeclareUnreachable", "NoticeCancellation" -> null;
      default -> DeleteResult.NOTHING;
    };
  }

  private GatewayKey dial(GatewayClientInput client) {
    var server = client.server();
    network.listen(
        gatewayKey,
        Base64.getDecoder().decode(server.publicKey()),
        String.valueOf(server.endpoint().port()));
    return new GatewayKey(Base64.getEncoder().encodeToString(gatewayKey));
  }

  /** Nothing of the pair, always: what it had is gone by the time somebody looks again. */
  private ClusterView view() {
    var installation =
        new ClusterView.Installation(
            "uid-of-" + id,
            LIQO_VERSION,
            networks,
            identity.fingerprint(),
            null,
            IdentityIssuer.KUBERNETES,
            List.of());
    return new ClusterView(
        id,
        ActivityContract.VERSION,
        "liqo-tenant-" + hub,
        null,
        installation,
        ClusterView.Permissions.SUFFICIENT,
        NetworkView.NONE,
        AuthenticationView.NONE,
        OffloadingView.NONE,
        List.of(),
        List.of(),
        List.of());
  }
}
