package dev.hawser.peering;

import dev.hawser.activity.ClusterId;
import dev.hawser.activity.GatewayOptions;
import dev.hawser.activity.ResourceOptions;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Builds a {@link PeerRequest}; what is not set, or null, has its default.
 *
 * <p>The names are those of the request's fields.
 */
public final class PeerRequestBuilder {
  private final ClusterId consumer;
  private final ClusterId provider;
  private @Nullable Set<LiqoModule> modules;
  private @Nullable GatewayOptions gateway;
  private boolean inBand;
  private @Nullable String proxyUrl;
  private @Nullable ResourceOptions resources;
  private @Nullable Duration timeout;
  private PeerRequest.@Nullable OnFailure onFailure;
  private boolean requireReady;
  private boolean replaceGateway;
  private boolean repair;
  private boolean allowVersionSkew;
  private boolean takeOver;
  private @Nullable String actor;
  private @Nullable String reason;
  private @Nullable String plan;

  PeerRequestBuilder(ClusterId consumer, ClusterId provider) {
    this.consumer = consumer;
    this.provider = provider;
  }

  public PeerRequestBuilder modules(@Nullable Set<LiqoModule> modules) {
    this.modules = modules;
    return this;
  }

  public PeerRequestBuilder gateway(@Nullable GatewayOptions gateway) {
    this.gateway = gateway;
    return this;
  }

  public PeerRequestBuilder inBand(boolean inBand) {
    this.inBand = inBand;
    return this;
  }

  public PeerRequestBuilder proxyUrl(@Nullable String proxyUrl) {
    this.proxyUrl = proxyUrl;
    return this;
  }

  public PeerRequestBuilder resources(@Nullable ResourceOptions resources) {
    this.resources = resources;
    return this;
  }

  public PeerRequestBuilder timeout(@Nullable Duration timeout) {
    this.timeout = timeout;
    return this;
  }

  public PeerRequestBuilder onFailure(PeerRequest.@Nullable OnFailure onFailure) {
    this.onFailure = onFailure;
    return this;
  }

  public PeerRequestBuilder requireReady(boolean requireReady) {
    this.requireReady = requireReady;
    return this;
  }

  public PeerRequestBuilder replaceGateway(boolean replaceGateway) {
    this.replaceGateway = replaceGateway;
    return this;
  }

  public PeerRequestBuilder repair(boolean repair) {
    this.repair = repair;
    return this;
  }

  public PeerRequestBuilder allowVersionSkew(boolean allowVersionSkew) {
    this.allowVersionSkew = allowVersionSkew;
    return this;
  }

  public PeerRequestBuilder takeOver(boolean takeOver) {
    this.takeOver = takeOver;
    return this;
  }

  public PeerRequestBuilder actor(@Nullable String actor) {
    this.actor = actor;
    return this;
  }

  public PeerRequestBuilder reason(@Nullable String reason) {
    this.reason = reason;
    return this;
  }

  public PeerRequestBuilder plan(@Nullable String plan) {
    this.plan = plan;
    return this;
  }

  /**
   * The request.
   *
   * @throws dev.hawser.activity.InvalidFieldException when a value is impossible, or two values
   *     contradict each other
   */
  public PeerRequest build() {
    return new PeerRequest(
        consumer,
        provider,
        modules,
        gateway,
        inBand,
        proxyUrl,
        resources,
        timeout,
        onFailure,
        requireReady,
        replaceGateway,
        repair,
        allowVersionSkew,
        takeOver,
        actor,
        reason,
        plan);
  }
}
