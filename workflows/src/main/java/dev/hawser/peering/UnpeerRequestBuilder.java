package dev.hawser.peering;

import dev.hawser.activity.ClusterId;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Builds a {@link UnpeerRequest}; what is not set, or null, has its default.
 *
 * <p>The names are those of the request's fields.
 */
public final class UnpeerRequestBuilder {
  private final ClusterId consumer;
  private final ClusterId provider;
  private @Nullable Set<LiqoModule> modules;
  private boolean deleteNamespaces;
  private boolean evict;
  private boolean drain;
  private @Nullable Duration drainTimeout;
  private boolean providerGone;
  private @Nullable Duration timeout;
  private boolean takeOver;
  private @Nullable String actor;
  private @Nullable String reason;
  private @Nullable String plan;

  UnpeerRequestBuilder(ClusterId consumer, ClusterId provider) {
    this.consumer = consumer;
    this.provider = provider;
  }

  public UnpeerRequestBuilder modules(@Nullable Set<LiqoModule> modules) {
    this.modules = modules;
    return this;
  }

  public UnpeerRequestBuilder deleteNamespaces(boolean deleteNamespaces) {
    this.deleteNamespaces = deleteNamespaces;
    return this;
  }

  public UnpeerRequestBuilder evict(boolean evict) {
    this.evict = evict;
    return this;
  }

  public UnpeerRequestBuilder drain(boolean drain) {
    this.drain = drain;
    return this;
  }

  public UnpeerRequestBuilder drainTimeout(@Nullable Duration drainTimeout) {
    this.drainTimeout = drainTimeout;
    return this;
  }

  public UnpeerRequestBuilder providerGone(boolean providerGone) {
    this.providerGone = providerGone;
    return this;
  }

  public UnpeerRequestBuilder timeout(@Nullable Duration timeout) {
    this.timeout = timeout;
    return this;
  }

  public UnpeerRequestBuilder takeOver(boolean takeOver) {
    this.takeOver = takeOver;
    return this;
  }

  public UnpeerRequestBuilder actor(@Nullable String actor) {
    this.actor = actor;
    return this;
  }

  public UnpeerRequestBuilder reason(@Nullable String reason) {
    this.reason = reason;
    return this;
  }

  public UnpeerRequestBuilder plan(@Nullable String plan) {
    this.plan = plan;
    return this;
  }

  /**
   * The request.
   *
   * @throws dev.hawser.activity.InvalidFieldException when a value is impossible, or two values
   *     contradict each other
   */
  public UnpeerRequest build() {
    return new UnpeerRequest(
        consumer,
        provider,
        modules,
        deleteNamespaces,
        evict,
        drain,
        drainTimeout,
        providerGone,
        timeout,
        takeOver,
        actor,
        reason,
        plan);
  }
}
