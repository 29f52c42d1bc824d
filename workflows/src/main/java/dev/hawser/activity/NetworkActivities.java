package dev.hawser.activity;

import io.temporal.activity.ActivityInterface;
import org.jspecify.annotations.Nullable;

/**
 * Liqo's networking module on one cluster. Every method reads the current state and is safe to run
 * twice or never; every removal tolerates that nothing was made.
 */
@ActivityInterface
public interface NetworkActivities {
  /** Ensures the peer's Configuration and waits until its networks are mapped. */
  Cidrs ensureConfiguration(ConfigurationInput configuration);

  DeleteResult deleteConfiguration(DeleteInput removal);

  /** Ensures the gateway server and waits until it has an address and keys. */
  GatewayServerEndpoint ensureGatewayServer(GatewayServerInput server);

  DeleteResult deleteGatewayServer(DeleteInput removal);

  /**
   * Ensures the gateway client that dials the server, with the server's key, and waits for its
   * keys.
   */
  GatewayKey ensureGatewayClient(GatewayClientInput client);

  DeleteResult deleteGatewayClient(DeleteInput removal);

  /** Ensures the client's key on the server and waits until the server sees the tunnel up. */
  EstablishedConnection connectGatewayServer(PublicKeyInput trust);

  DeleteResult deletePublicKey(DeleteInput removal);

  /**
   * Removes the gateways, keys and Configuration of the peer, whether Hawser or liqoctl created
   * them, and waits until what Liqo made of them is gone too.
   */
  DeleteResult deleteNetwork(DeleteInput removal);

  /** Waits until the client sees the tunnel up. */
  EstablishedConnection awaitConnection(ActivityScope scope);

  /**
   * The peer as it is to be configured.
   *
   * @param peer the peer's real networks
   */
  record ConfigurationInput(ActivityScope scope, Cidrs peer) {
    public ConfigurationInput {
      PeerNetworks.require(ValueRules.present("peer", peer));
    }
  }

  /**
   * A gateway server to be opened.
   *
   * @param adopt keep an existing gateway as it is
   * @param replace delete an existing gateway that differs, wait until it is gone, create a new one
   */
  record GatewayServerInput(
      ActivityScope scope, GatewayOptions options, boolean adopt, boolean replace) {}

  /**
   * Where and to whom the server opens.
   *
   * @param publicKey the server's WireGuard key, base64
   */
  record GatewayServerEndpoint(Endpoint endpoint, String publicKey) {
    public GatewayServerEndpoint {
      ValueRules.present("endpoint", endpoint);
      WireGuardKey.require("publicKey", publicKey);
    }
  }

  /** As {@link GatewayServerInput}, with the address to dial. */
  record GatewayClientInput(
      ActivityScope scope, GatewayOptions options, GatewayServerEndpoint server, boolean adopt) {}

  /** A WireGuard public key, base64. */
  record GatewayKey(String publicKey) {
    public GatewayKey {
      WireGuardKey.require("publicKey", publicKey);
    }
  }

  /** The key of the gateway to be let in. */
  record PublicKeyInput(ActivityScope scope, GatewayKey key) {}

  /**
   * A tunnel that is up.
   *
   * @param latency as Liqo measured it; null when it has not yet
   */
  record EstablishedConnection(@Nullable String latency) {
    public EstablishedConnection {
      latency = PlainText.ofCluster(latency);
    }
  }
}
