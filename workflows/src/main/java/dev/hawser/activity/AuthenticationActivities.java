package dev.hawser.activity;

import io.temporal.activity.ActivityInterface;
import org.jspecify.annotations.Nullable;

/**
 * Liqo's authentication module on one cluster. Private keys never leave it: signatures, CSRs,
 * certificates and public keys do. Every method is safe to run twice or never.
 */
@ActivityInterface
public interface AuthenticationActivities {
  /** On the provider: ensures the nonce and waits until Liqo has filled it. */
  Nonce ensureNonce(ActivityScope scope);

  DeleteResult deleteNonce(DeleteInput removal);

  /** On the consumer: has the nonce signed, and makes the CSR of the control-plane identity. */
  Proof proveIdentity(ProofInput challenge);

  DeleteResult deleteProof(DeleteInput removal);

  /**
   * On the provider: ensures the Tenant and waits for a certificate of the proof's own key.
   *
   * @throws io.temporal.failure.ApplicationFailure {@link FailureType#TENANT_REFUSED} with the
   *     provider's own words
   */
  TenantCredentials ensureTenant(TenantInput admission);

  DeleteResult deleteTenant(DeleteInput removal);

  /** On the consumer: ensures the control-plane Identity and waits for its kubeconfig Secret. */
  IdentitySecret ensureIdentity(IdentityInput credentials);

  /** Returns only when the Renew and the kubeconfig Secret are gone too. */
  DeleteResult deleteIdentity(DeleteInput removal);

  /**
   * On the provider: removes the copies of the consumer's Renew, which hold up its credentials when
   * an earlier unpeer lost the permission to remove them.
   */
  DeleteResult deleteReplicatedRenew(DeleteInput removal);

  /**
   * On the provider: removes the copies of everything the consumer had replicated there, for a
   * consumer that no longer has the permission to do so and would wait forever.
   */
  DeleteResult deleteReplicatedObjects(DeleteInput removal);

  /**
   * The provider's challenge. The consumer signs nothing that has another form.
   *
   * @param value the 88 characters the provider wants signed: base64 of 64 random bytes
   */
  record Nonce(String value) {
    private static final int BYTES = 64;

    public Nonce {
      if (!isNonce(ValueRules.present("nonce", value))) {
        throw new InvalidFieldException(
            "{} is not a nonce of Liqo (base64 of 64 bytes), so it is not signed", "nonce");
      }
    }

    private static boolean isNonce(String value) {
      try {
        return ValueRules.base64("nonce", value, BYTES).length == BYTES;
      } catch (InvalidFieldException e) {
        return false;
      }
    }
  }

  /** A nonce to be signed. */
  record ProofInput(ActivityScope scope, Nonce nonce) {}

  /**
   * The consumer's proof of identity.
   *
   * @param publicKey PEM
   * @param csr PEM
   * @param signature base64 of the raw signature
   */
  record Proof(String publicKey, String csr, String signature) {
    private static final int LONGEST_SIGNATURE = 2048;

    public Proof {
      PemText.requireOne("proof.publicKey", "PUBLIC KEY", publicKey);
      PemText.requireOne("proof.csr", "CERTIFICATE REQUEST", csr);
      ValueRules.base64(
          "proof.signature", ValueRules.present("proof.signature", signature), LONGEST_SIGNATURE);
    }
  }

  /**
   * A consumer to register.
   *
   * @param rawKey send the 32 raw bytes of an Ed25519 key, as providers before Liqo 1.0.2 want it
   * @param proxyUrl how the provider's API server is reached; null: directly
   * @param removeStaleCertificates first remove cached certificates of another key or request, and
   *     those no slice uses
   */
  record TenantInput(
      ActivityScope scope,
      Proof proof,
      boolean rawKey,
      @Nullable String proxyUrl,
      boolean removeStaleCertificates) {
    public TenantInput {
      HttpUrl.requireProxy("proxyUrl", proxyUrl);
    }
  }

  /** What the provider grants: how to reach it, and where. */
  record TenantCredentials(AuthParams authParams, String tenantNamespace) {
    public TenantCredentials {
      ValueRules.present("authParams", authParams);
      ValueRules.label("tenantNamespace", ValueRules.present("tenantNamespace", tenantNamespace));
    }
  }

  /**
   * What the consumer is to install.
   *
   * @param removeStuck remove a Renew or kubeconfig Secret that an earlier unpeer left Terminating
   */
  record IdentityInput(ActivityScope scope, TenantCredentials tenant, boolean removeStuck) {}

  /** The Secret that holds the consumer's kubeconfig. */
  record IdentitySecret(String kubeconfigSecret) {
    public IdentitySecret {
      ValueRules.objectName(
          "kubeconfigSecret", ValueRules.present("kubeconfigSecret", kubeconfigSecret));
    }
  }
}
