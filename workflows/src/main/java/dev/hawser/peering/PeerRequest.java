package dev.hawser.peering;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.hawser.activity.ClusterId;
import dev.hawser.activity.GatewayOptions;
import dev.hawser.activity.HttpUrl;
import dev.hawser.activity.InvalidFieldException;
import dev.hawser.activity.PlainText;
import dev.hawser.activity.ResourceOptions;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a peering. Only the two clusters are required; every other default is liqoctl's.
 *
 * @param consumer gets the virtual node
 * @param provider provides its resources
 * @param modules what to set up; default all three. Offloading alone needs an authenticated pair
 * @param gateway how the gateways connect
 * @param inBand reach the provider's API server through the tunnel
 * @param proxyUrl reach the provider's API server through this proxy; wins over {@code inBand}
 * @param resources what to request from the provider
 * @param timeout how long to wait for each condition; default 10 minutes
 * @param onFailure what to do when the peering can't be finished; default RollBack
 * @param requireReady fail, instead of succeeding with a note, when the node can't become usable
 * @param replaceGateway delete and recreate an existing gateway that differs
 * @param repair remove credentials left over from an earlier peering that block the pair
 * @param allowVersionSkew peer even if the Liqo versions differ
 * @param takeOver replace the claim of another installation
 * @param actor who requests it; a search attribute
 * @param reason why; a search attribute
 * @param plan digest of a {@link Plan}, or its beginning: refuse to do anything else
 */
@StrictInput
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record PeerRequest(
    ClusterId consumer,
    ClusterId provider,
    @Nullable Set<LiqoModule> modules,
    @Nullable GatewayOptions gateway,
    boolean inBand,
    @Nullable String proxyUrl,
    @Nullable ResourceOptions resources,
    @Nullable Duration timeout,
    @Nullable OnFailure onFailure,
    boolean requireReady,
    boolean replaceGateway,
    boolean repair,
    boolean allowVersionSkew,
    boolean takeOver,
    @Nullable String actor,
    @Nullable String reason,
    @Nullable String plan)
    implements PairRequest {

  /** What happens to a peering that can't be finished. */
  public enum OnFailure {
    /** Undo everything this run did. */
    @JsonProperty("RollBack")
    ROLL_BACK,
    /** Keep what was created, as liqoctl does. */
    @JsonProperty("Keep")
    KEEP
  }

  public PeerRequest {
    Pair.require(consumer, provider);
    RequestRules.requireBounded("timeout", timeout);
    modules = RequestRules.anyOf(modules);
    actor = PlainText.ofPerson(actor);
    reason = PlainText.ofPerson(reason);
    plan = RequestRules.digest(plan);
    HttpUrl.requireProxy("proxyUrl", proxyUrl);
    requireNodeForReadiness(resources, requireReady);
    if (inBand
        && proxyUrl == null
        && modules != null
        && !modules.contains(LiqoModule.NETWORKING)
        && modules.contains(LiqoModule.AUTHENTICATION)) {
      throw new InvalidFieldException(
          "{} reaches the provider through the tunnel: add the module networking, or give a {}",
          "inBand",
          "proxyUrl");
    }
  }

  private static void requireNodeForReadiness(
      @Nullable ResourceOptions resources, boolean requireReady) {
    if (requireReady && resources != null && !resources.wantsVirtualNode()) {
      throw new InvalidFieldException(
          "{} needs a virtual node: leave {} out, or set it to true",
          "requireReady",
          "resources.createVirtualNode");
    }
  }

  /** A peering with every default. */
  public static PeerRequest of(String consumer, String provider) {
    return builder(new ClusterId(consumer), new ClusterId(provider)).build();
  }

  public static PeerRequestBuilder builder(ClusterId consumer, ClusterId provider) {
    return new PeerRequestBuilder(consumer, provider);
  }

  public Set<LiqoModule> modulesOrAll() {
    return modules == null ? EnumSet.allOf(LiqoModule.class) : modules;
  }

  public GatewayOptions gatewayOrDefaults() {
    return gateway == null ? GatewayOptions.DEFAULTS : gateway;
  }

  public ResourceOptions resourcesOrDefaults() {
    return resources == null ? ResourceOptions.DEFAULTS : resources;
  }

  public OnFailure onFailureOrDefault() {
    return onFailure == null ? OnFailure.ROLL_BACK : onFailure;
  }

  /** Whether the provider's API server is reached through the tunnel. */
  public boolean reachesThroughTunnel() {
    return inBand && proxyUrl == null;
  }

  /** Whether the request decides how the provider's API server is reached. */
  public boolean decidesProxy() {
    return inBand || proxyUrl != null;
  }
}
