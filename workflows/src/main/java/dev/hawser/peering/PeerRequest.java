package dev.hawser.peering;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.hawser.activity.ClusterId;
import dev.hawser.activity.GatewayOptions;
import dev.hawser.activity.InvalidFieldException;
import dev.hawser.activity.ResourceOptions;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a peering. Only the two clusters are required; what is left out is liqoctl's default.
 *
 * @param consumer gets the virtual node
 * @param provider lends its resources
 * @param modules what to set up; default all three. Offloading alone needs an authenticated pair
 * @param gateway how the tunnel is made
 * @param inBand reach the provider's API server through the tunnel
 * @param proxyUrl reach the provider's API server through this proxy; wins over {@code inBand}
 * @param resources what to ask for
 * @param timeout how long an unmet condition is watched; default 10 minutes
 * @param onFailure default RollBack
 * @param requireReady fail, rather than succeed with a note, when no usable node can come of it
 * @param replaceGateway a living gateway that differs may be deleted and made anew
 * @param repair remove credentials left over from another life that block the pair
 * @param allowVersionSkew peer although the Liqo versions differ
 * @param takeOver replace the claim of another installation
 * @param actor who asks; stands in the search attributes
 * @param reason why; stands in the search attributes
 */
@StrictInput
public record PeerRequest(
    ClusterId consumer,
    ClusterId provider,
    @Nullable Set<LiqoModule> modules,
    @Nullable GatewayOptions gateway,
    @Nullable Boolean inBand,
    @Nullable String proxyUrl,
    @Nullable ResourceOptions resources,
    @Nullable Duration timeout,
    @Nullable OnFailure onFailure,
    @Nullable Boolean requireReady,
    @Nullable Boolean replaceGateway,
    @Nullable Boolean repair,
    @Nullable Boolean allowVersionSkew,
    @Nullable Boolean takeOver,
    @Nullable String actor,
    @Nullable String reason)
    implements PairRequest {

  public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(10);

  /** What becomes of a peering that can't be finished. */
  public enum OnFailure {
    /** Everything this run made is undone. */
    @JsonProperty("RollBack")
    ROLL_BACK,
    /** What was made stays, as liqoctl leaves it. */
    @JsonProperty("Keep")
    KEEP
  }

  public PeerRequest {
    Pair.require(consumer, provider);
    Pair.requirePositive(timeout);
    if (modules != null) {
      if (modules.isEmpty())
        throw new InvalidFieldException("{} is empty: leave it out for all three", "modules");
      modules = Collections.unmodifiableSet(EnumSet.copyOf(modules));
    }
    if (Boolean.TRUE.equals(inBand)
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

  /** A peering with every default. */
  public static PeerRequest of(String consumer, String provider) {
    return new PeerRequest(
        new ClusterId(consumer),
        new ClusterId(provider),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  @Override
  public Pair pair() {
    return new Pair(consumer, provider);
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
    return Boolean.TRUE.equals(inBand) && proxyUrl == null;
  }

  /** Whether the request says through which proxy the provider is reached. */
  public boolean decidesProxy() {
    return Boolean.TRUE.equals(inBand) || proxyUrl != null;
  }

  public boolean requiresReady() {
    return Boolean.TRUE.equals(requireReady);
  }

  public boolean replacesGateway() {
    return Boolean.TRUE.equals(replaceGateway);
  }

  public boolean repairs() {
    return Boolean.TRUE.equals(repair);
  }

  public boolean allowsVersionSkew() {
    return Boolean.TRUE.equals(allowVersionSkew);
  }

  @Override
  public boolean takesOver() {
    return Boolean.TRUE.equals(takeOver);
  }

  @Override
  public Duration patience() {
    return timeout == null ? DEFAULT_TIMEOUT : timeout;
  }
}
