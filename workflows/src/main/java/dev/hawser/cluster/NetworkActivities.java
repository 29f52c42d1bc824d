package dev.hawser.cluster;

import io.temporal.activity.ActivityInterface;
import org.jspecify.annotations.Nullable;

/**
 * Liqo's networking module on one cluster. Every method re-reads the world and is safe to run twice
 * or never; every removal tolerates that nothing was made.
 */
@ActivityInterface
public interface NetworkActivities {
  /** Ensures the peer's Configuration and waits until its networks are mapped. */
  Cidrs ensureConfiguration(Configuration configuration);

  Removed deleteConfiguration(Removal removal);

  /** Ensures the gateway server and waits until it has an address and keys. */
  Door ensureGatewayServer(Server server);

  Removed deleteGatewayServer(Removal removal);

  /**
   * Ensures the gateway client that dials the door, with the server's key, and waits for its keys.
   */
  GatewayKey ensureGatewayClient(Client client);

  Removed deleteGatewayClient(Removal removal);

  /** Ensures the client's key on the server and waits until the server sees the tunnel up. */
  Connected connectGatewayServer(Trust trust);

  Removed deletePublicKey(Removal removal);

  /**
   * Removes the gateways, keys and Configuration of the peer, whoever made them, and waits until
   * what Liqo made of them is gone too.
   */
  Removed deleteNetwork(Removal removal);

  /** Waits until the client sees the tunnel up. */
  Connected awaitConnected(Scope scope);

  /**
   * The peer as it shall be configured.
   *
   * @param own this cluster's real networks: the peer's may not be mapped onto them
   * @param peer the peer's real networks
   */
  record Configuration(Scope scope, Cidrs own, Cidrs peer) {}

  /**
   * A gateway server to be opened.
   *
   * @param adopt take a living gateway as it is
   * @param replace delete a living gateway that differs, wait until it is gone, make a new one
   */
  record Server(Scope scope, GatewayOptions options, boolean adopt, boolean replace) {}

  /**
   * Where and to whom the server opens.
   *
   * @param publicKey the server's WireGuard key, base64
   */
  record Door(Endpoint endpoint, String publicKey) {}

  /** As {@link Server}, with the door to dial. */
  record Client(Scope scope, GatewayOptions options, Door door, boolean adopt) {}

  /** A WireGuard public key, base64. */
  record GatewayKey(String publicKey) {}

  /** The key of the gateway to be let in. */
  record Trust(Scope scope, GatewayKey key) {}

  /**
   * A tunnel that is up.
   *
   * @param latency as Liqo measured it; null when it has not yet
   */
  record Connected(@Nullable String latency) {}
}
