package dev.hawser.activity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one cluster shows of the handshake and the credentials of a pair. No secret in it.
 *
 * @param cachedCertificate on the provider
 * @param tenant on the provider
 * @param identity on the consumer
 * @param stuckCredentials Renews and kubeconfig Secrets of the pair that are terminating
 */
public record AuthenticationView(
    NonceView nonce,
    @Nullable CertificateView cachedCertificate,
    @Nullable TenantView tenant,
    @Nullable IdentityView identity,
    List<ObjectReference> stuckCredentials) {
  /** No credentials and no handshake. */
  public static final AuthenticationView NONE =
      new AuthenticationView(new NonceView(null, null), null, null, null, List.of());

  public AuthenticationView {
    stuckCredentials = List.copyOf(stuckCredentials);
  }

  /** The handshake's Secrets: the provider's nonce, the consumer's signed copy. */
  public record NonceView(@Nullable String nonce, @Nullable String signedNonce) {}

  /**
   * The certificate the provider keeps for a consumer and hands out again.
   *
   * @param key fingerprint of the key that certificate and request share; null when they don't
   */
  public record CertificateView(@Nullable String key, @Nullable Instant notAfter) {}

  /**
   * The consumer's Tenant on the provider.
   *
   * @param key fingerprint of the public key it holds
   * @param permissionsMissing whether its permissions on the provider are missing, as far as that
   *     may be read
   * @param certificateMismatch whether the cached certificate was issued for another request than
   *     its own
   */
  public record TenantView(
      @Nullable String key,
      TenantCondition condition,
      @Nullable String proxyUrl,
      @Nullable String certificate,
      boolean permissionsMissing,
      boolean certificateMismatch,
      boolean terminating) {
    public TenantView {
      proxyUrl = HttpUrl.withoutPassword(proxyUrl);
    }

    /**
     * Whether the provider has withdrawn the tenant's permissions and resources, until it is
     * activated again.
     */
    public boolean drained() {
      return condition == TenantCondition.DRAINED;
    }

    /** Whether the provider grants new resources. */
    public boolean active() {
      return condition == TenantCondition.ACTIVE;
    }
  }

  /** The control-plane Identity on the consumer, complete once it has its kubeconfig Secret. */
  public record IdentityView(@Nullable String certificate, boolean complete, boolean terminating) {}
}
