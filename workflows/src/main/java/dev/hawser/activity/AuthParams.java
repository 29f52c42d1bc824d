package dev.hawser.activity;

import org.jspecify.annotations.Nullable;

/**
 * How the consumer reaches the provider's API server: certificates and addresses, no key. Base64
 * where Liqo's CRD has bytes.
 *
 * <p>Identities of EKS, which carry an access key in plain text, are not representable on purpose.
 *
 * @param ca certificates that the API server's is trusted by; null: those of the consumer's system
 * @param signedCRT the certificate for the consumer's own key; the consumer checks whose it is
 */
public record AuthParams(
    @Nullable String ca, String signedCRT, String apiServer, @Nullable String proxyURL) {
  public AuthParams {
    if (ca != null) PemText.requireCertificates("authParams.ca", ca);
    PemText.requireCertificate("authParams.signedCRT", signedCRT);
    HttpUrl.requireApiServer("authParams.apiServer", apiServer);
    HttpUrl.requireProxy("authParams.proxyURL", proxyURL);
  }
}
