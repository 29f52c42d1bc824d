package dev.hawser.starter.progress;

import static dev.hawser.starter.progress.LiqoctlLine.Chain.IDENTITY;
import static dev.hawser.starter.progress.LiqoctlLine.Chain.LAST;
import static dev.hawser.starter.progress.LiqoctlLine.Chain.NETWORK;

import dev.hawser.activity.ClusterId;
import dev.hawser.activity.GatewayOptions.Location;
import dev.hawser.starter.progress.LiqoctlLine.Chain;
import dev.hawser.peering.LiqoModule;
import dev.hawser.peering.PeerRequest;
import dev.hawser.peering.UnpeerRequest;
import java.util.ArrayList;
import java.util.List;

// Layout by hand: one line of liqoctl a line, in its order.
/** The lines that liqoctl 1.2 prints for a request, word for word and in its order. */
public final class LiqoctlLines {
  static final String ACCEPTED = "ResourceSlice resources: Accepted";

  /** Printed instead, as a warning. */
  static final String NOT_ACCEPTED =
      "ResourceSlice resources not accepted. The provider cluster may have cordoned the tenant or the resourceslice";

  private final List<LiqoctlLine> lines = new ArrayList<>();
  private final ClusterId consumer;
  private final ClusterId provider;

  private LiqoctlLines(ClusterId consumer, ClusterId provider) {
    this.consumer = consumer;
    this.provider = provider;
  }

  /**
   * Those of {@code liqoctl peer}.
   *
   * @param consumerLiqo the namespace of Liqo on the consumer
   * @param providerLiqo the same on the provider
   */
  public static List<LiqoctlLine> of(PeerRequest request, String consumerLiqo, String providerLiqo) {
    var all = new LiqoctlLines(request.consumer(), request.provider());
    var modules = request.modulesOrAll();
    boolean reversed = request.gatewayOrDefaults().serverLocation() == Location.CONSUMER;
    if (modules.contains(LiqoModule.NETWORKING)) {
      all.network(
          reversed ? request.consumer() : request.provider(),
          reversed ? request.provider() : request.consumer(),
          reversed ? consumerLiqo : providerLiqo,
          reversed ? providerLiqo : consumerLiqo);
    }
    if (modules.contains(LiqoModule.AUTHENTICATION)) all.identity();
    if (modules.contains(LiqoModule.OFFLOADING)) all.offloading(request.resourcesOrDefaults().wantsVirtualNode());
    return List.copyOf(all.lines);
  }

  /** Those of {@code liqoctl unpeer}. */
  public static List<LiqoctlLine> of(UnpeerRequest request) {
    var all = new LiqoctlLines(request.consumer(), request.provider());
    all.removal();
    if (request.deleteNamespaces()) {
      all.namespaceRemoval(request.consumer());
      all.namespaceRemoval(request.provider());
    }
    return List.copyOf(all.lines);
  }

  private void network(ClusterId server, ClusterId client, String serverLiqo, String clientLiqo) {
    network("InspectCluster", consumer, "Retrieving network configuration", "Network configuration correctly retrieved");
    network("InspectCluster", provider, "Retrieving network configuration", "Network configuration correctly retrieved");
    network("EnsureConfiguration", consumer, "Setting up network configuration", "Network configuration correctly set up");
    network("EnsureConfiguration", provider, "Setting up network configuration", "Network configuration correctly set up");
    network("EnsureConfiguration", consumer, "Waiting for configuration to be applied", "Configuration applied successfully");
    network("EnsureConfiguration", provider, "Waiting for configuration to be applied", "Configuration applied successfully");
    checked("server", server, serverLiqo);
    checked("client", client, clientLiqo);
    network("EnsureConfiguration", consumer, "Checking network is initialized correctly", "Network correctly initialized");
    network("EnsureConfiguration", provider, "Checking network is initialized correctly", "Network correctly initialized");
    network("EnsureGatewayServer", server, "Setting up gateway server", "Gateway server correctly set up");
    podReady("ConnectGatewayServer", server, client);
    network("EnsureGatewayServer", server, "Waiting for gateway server Service to be created", "Gateway server Service created successfully");
    network("EnsureGatewayClient", client, "Setting up gateway client", "Gateway client correctly set up");
    podReady("AwaitConnection", client, server);
    network("EnsureGatewayServer", server, "Waiting for gateway server Secret to be created", "Gateway server Secret created successfully");
    network("EnsureGatewayClient", client, "Creating public key", "Public key correctly created");
    network("EnsureGatewayClient", client, "Waiting for gateway client Secret to be created", "Gateway client Secret created successfully");
    network("ConnectGatewayServer", server, "Creating public key", "Public key correctly created");
    network("ConnectGatewayServer", server, "Waiting for Connection to be created", "Connection created successfully");
    network("AwaitConnection", client, "Waiting for Connection to be created", "Connection created successfully");
    network("AwaitConnection", client, "Waiting for Connection status to be established", "Connection is established");
    network("ConnectGatewayServer", server, "Waiting for Connection status to be established", "Connection is established");
  }

  /** The inspection reads the templates. */
  private void checked(String role, ClusterId cluster, String liqo) {
    String template = "gateway %s template \"wireguard-%s/%s\"".formatted(role, role, liqo);
    network("InspectCluster", cluster, "Checking " + template, "G" + template.substring(1) + " correctly checked");
  }

  /** A connection shows that both its gateways run; a gateway has the name of the other cluster. */
  private void podReady(String connecting, ClusterId cluster, ClusterId peer) {
    String pod = "gateway pod gw-" + peer;
    network(connecting, cluster, "Waiting for " + pod + " to be ready", "G" + pod.substring(1) + " is ready");
  }

  private void identity() {
    identity("ClaimPair", consumer, "Ensuring tenant namespace", "Tenant namespace correctly ensured");
    identity("ClaimPair", provider, "Ensuring tenant namespace", "Tenant namespace correctly ensured");
    identity("EnsureNonce", provider, "Ensuring nonce secret", "Nonce secret ensured");
    identity("EnsureNonce", provider, "Waiting for nonce to be generated", "Nonce generated successfully");
    identity("EnsureNonce", provider, "Retrieving nonce", "Nonce retrieved");
    identity("ProveIdentity", consumer, "Ensuring signed nonce", "Signed nonce secret ensured");
    identity("ProveIdentity", consumer, "Waiting for nonce to be signed", "Nonce is signed");
    identity("ProveIdentity", consumer, "Retrieving signed nonce", "Signed nonce retrieved");
    identity("ProveIdentity", consumer, "Generating tenant", "Tenant correctly generated");
    identity("EnsureTenant", provider, "Applying tenant on provider cluster", "Tenant correctly applied on provider cluster");
    identity("EnsureTenant", provider, "Waiting for tenant status to be filled", "Tenant status is filled");
    identity("EnsureTenant", provider, "Generating identity", "Identity correctly generated");
    identity("EnsureIdentity", consumer, "Applying identity on consumer cluster", "Identity correctly applied on consumer cluster");
    identity("EnsureIdentity", consumer, "Waiting for identity status to be filled", "Identity status is filled");
  }

  /** liqoctl does not wait for the virtual node; these lines are not its own. */
  private void offloading(boolean withNode) {
    identity("EnsureSlice", consumer, "Creating ResourceSlice", "ResourceSlice created");
    identity("EnsureSlice", consumer, "Waiting for ResourceSlice authentication to be accepted", "ResourceSlice authentication: Accepted");
    identity("EnsureSlice", consumer, "", ACCEPTED);
    if (withNode) identity("AwaitNode", consumer, "Waiting for the virtual node to be ready", "Virtual node is Ready");
  }

  private void removal() {
    removal(IDENTITY, "DeleteSlice", consumer, "Deleting resourceslices", "ResourceSlice", "All resourceslices deleted", "No resourceslices found");
    removal(IDENTITY, "DeleteSlice", consumer, "Waiting for resource slices to be deleted", "ResourceSlice", "Ensured resourceslices absence", "");
    removal(IDENTITY, "DeleteSlice", consumer, "Deleting virtualnodes", "VirtualNode", "All virtualnodes deleted", "No virtualnodes found");
    removal(IDENTITY, "DeleteSlice", consumer, "Waiting for virtual nodes to be deleted", "VirtualNode", "Ensured virtualnodes absence", "");
    identity("DeleteSlice", consumer, "Checking for leftover ResourceSlices", "No leftover resourceslices on consumer cluster");
    deletion(IDENTITY, "DeleteIdentity", consumer, "identity control plane", "Identity");
    deletion(IDENTITY, "DeleteTenant", provider, "tenant", "Tenant");
    for (var cluster : List.of(consumer, provider)) deletion(NETWORK, "DeleteNetwork", cluster, "gateway client", "GatewayClient");
    for (var cluster : List.of(consumer, provider)) deletion(NETWORK, "DeleteNetwork", cluster, "gateway server", "GatewayServer");
    for (var cluster : List.of(consumer, provider)) deletion(NETWORK, "DeleteNetwork", cluster, "network configuration", "Configuration");
  }

  private void deletion(Chain chain, String activity, ClusterId cluster, String what, String kind) {
    String subject = Character.toUpperCase(what.charAt(0)) + what.substring(1);
    removal(chain, activity, cluster, "Deleting " + what, kind, subject + " correctly deleted", subject + " already deleted");
  }

  private void namespaceRemoval(ClusterId cluster) {
    removal(LAST, "CleanUpPair", cluster, "Deleting tenant namespace", "Namespace", "Tenant namespace deleted", "");
    removal(LAST, "CleanUpPair", cluster, "Waiting for tenant namespace to be deleted", "Namespace", "Ensured tenant namespace absence", "");
  }

  private void network(String activity, ClusterId cluster, String start, String done) {
    lines.add(LiqoctlLine.of(NETWORK, activity, cluster, start, done));
  }

  private void identity(String activity, ClusterId cluster, String start, String done) {
    lines.add(LiqoctlLine.of(IDENTITY, activity, cluster, start, done));
  }

  private void removal(Chain chain, String activity, ClusterId cluster, String start, String kind, String deleted, String nothing) {
    lines.add(LiqoctlLine.removal(chain, activity, cluster, start, kind, deleted, nothing));
  }
}
