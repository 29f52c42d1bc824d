package dev.hawser.activity;

import org.jspecify.annotations.Nullable;

/**
 * How the consumer reaches the provider's API server: certificates and addresses, no key. Base64
 * where Liqo's CRD has bytes.
 *
 * <p>Identities of EKS, which carry an access key in plain text, are not representable on purpose.
 */
public record AuthParams(
    @Nullable String ca, String signedCRT, String apiServer, @Nullable String proxyURL) {}
