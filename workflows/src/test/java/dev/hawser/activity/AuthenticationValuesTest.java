package dev.hawser.activity;

import static dev.hawser.activity.CrossingValue.accepted;
import static dev.hawser.activity.CrossingValue.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hawser.activity.AuthenticationActivities.IdentitySecret;
import dev.hawser.activity.AuthenticationActivities.Nonce;
import dev.hawser.activity.AuthenticationActivities.Proof;
import dev.hawser.activity.AuthenticationActivities.TenantCredentials;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What proves an identity, and what is granted to it: what Liqo 1.2.0 has, and anything else. */
final class AuthenticationValuesTest {
  private static final String NONCE =
      "+7q4c6pwlnSouBjjAEzlwfcRdQEJhUNkxOtbfVaoSxmnwYrOGjIA92dLZXoYhTpcIPP8KdyBbt4snUTPm3TvGg==";
  private static final String SIGNATURE =
      "35j/JM4apBZCa5DdwKWZlaXTfKwyULxOqFd8oTxuL/IpDKDZ3TYLM9HZYS+/319uH7qZAmDY8A9S82VAAcsdBw==";
  private static final String PUBLIC =
      "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA+DSVFUl7DEIIMf87wd97NSjcAuuyYqiQQbnrWZWIY88=\n"
          + "-----END PUBLIC KEY-----\n";
  private static final String CSR = ValueSamples.pem("CERTIFICATE REQUEST", "request");
  private static final String CRT = ValueSamples.certificate("certificate");
  private static final String API = "https://127.0.0.1:17443";

  static Stream<CrossingValue> valid() {
    return Stream.of(
        accepted("nonce", () -> new Nonce(NONCE)),
        accepted("proof", () -> new Proof(PUBLIC, CSR, SIGNATURE)),
        accepted("AuthParams", () -> new AuthParams(CRT, CRT, API, null)),
        accepted("system's CA", () -> new AuthParams(null, CRT, API, null)),
        accepted("CA with what --ca-override leaves", () -> auth(bundle(CRT), API, null)),
        accepted("IPv6 API server", () -> auth(CRT, "https://[fd00::1]:6443", null)),
        accepted(
            "API server behind a path", () -> auth(CRT, "https://host/k8s/clusters/c-1", null)),
        accepted("in-band proxy", () -> auth(CRT, API, "http://10.71.0.3:8118")),
        accepted("tenant namespace", () -> new TenantCredentials(params(), "liqo-tenant-alpha")),
        accepted("Secret", () -> new IdentitySecret("kubeconfig-controlplane-milan")));
  }

  static Stream<CrossingValue> invalid() {
    return Stream.of(nonces(), proofs(), auths()).flatMap(values -> values);
  }

  private static Stream<CrossingValue> nonces() {
    return Stream.of(
            "",
            "Pay the bearer 100",
            NONCE + "\n",
            NONCE.substring(4),
            NONCE.replace("=", ""),
            NONCE.replace('+', '-'),
            NONCE + NONCE,
            base64(63),
            base64(65),
            "x".repeat(1_000_000))
        .map(text -> refused("nonce", () -> new Nonce(text), "nonce is not a nonce of Liqo"));
  }

  private static Stream<CrossingValue> proofs() {
    return Stream.of(
        refused("no key", () -> new Proof(null, CSR, SIGNATURE), "proof.publicKey is missing"),
        refused("no PEM", () -> new Proof("key", CSR, SIGNATURE), "proof.publicKey is not one PEM"),
        refused("another type", () -> new Proof(CSR, CSR, SIGNATURE), "proof.publicKey is not one"),
        refused("no CSR", () -> new Proof(PUBLIC, PUBLIC, SIGNATURE), "proof.csr is not one PEM"),
        refused("two CSRs", () -> new Proof(PUBLIC, CSR + CSR, SIGNATURE), "proof.csr is not one"),
        refused("words after", () -> new Proof(PUBLIC, CSR + "x", SIGNATURE), "proof.csr is not"),
        refused("huge CSR", () -> new Proof(PUBLIC, huge(), SIGNATURE), "proof.csr is too long"),
        refused("no signature", () -> new Proof(PUBLIC, CSR, "§"), "proof.signature is not base64"),
        refused(
            "huge signature", () -> new Proof(PUBLIC, CSR, base64(9000)), "at most 2048 bytes"));
  }

  private static Stream<CrossingValue> auths() {
    var urls =
        Stream.of(
                "",
                "milan",
                "http://milan:6443",
                "ftp://milan",
                "https://",
                "https://milan:0",
                "https://milan:70000",
                "https://me:secret@milan",
                "https://milan/?x=1",
                "https://milan/#x",
                "https://milan/a b",
                "https://mi_lan!/",
                "https://milan\u0000",
                "https://\u202emilan",
                "https://" + "a".repeat(2000))
            .map(url -> refused("API server " + url, () -> auth(CRT, url, null), "apiServer"));
    var proxies =
        Stream.of("", "foo", "file:///etc", "http://", "http://me:secret@proxy", "http://p/path")
            .map(url -> refused("proxy " + url, () -> auth(CRT, API, url), "proxyURL"));
    var others =
        Stream.of(
            refused("no CA", () -> auth("Y2E=", API, null), "authParams.ca has no PEM block"),
            refused("huge CA", () -> auth(base64(70_000), API, null), "authParams.ca has"),
            refused("no crt", () -> new AuthParams(CRT, null, API, null), "signedCRT is missing"),
            refused(
                "bad crt", () -> new AuthParams(CRT, "Y3J0", API, null), "signedCRT is not one"),
            refused(
                "namespace",
                () -> new TenantCredentials(params(), "kube-system/x"),
                "tenantNamespace is \"kube-system/x\""),
            refused(
                "long namespace",
                () -> new TenantCredentials(params(), "a".repeat(64)),
                "use 1 to 63 lower-case"));
    return Stream.of(urls, proxies, others).flatMap(values -> values);
  }

  @ParameterizedTest
  @MethodSource("valid")
  void shouldAcceptWhatLiqoHas(CrossingValue value) {
    // when
    var failure = catchThrowable(value.made()::get);

    // then
    assertThat(failure).isNull();
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void shouldRefuseAnythingElseInOneShortSentence(CrossingValue value) {
    // when
    var refusal = catchThrowableOfType(InvalidFieldException.class, value.made()::get);

    // then
    value.assertRefused(refusal);
  }

  private static AuthParams auth(String ca, String apiServer, String proxy) {
    return new AuthParams(ca, CRT, apiServer, proxy);
  }

  private static AuthParams params() {
    return auth(CRT, API, null);
  }

  private static String bundle(String certificate) {
    byte[] pem = Base64.getDecoder().decode(certificate);
    byte[] padded = new byte[pem.length + 3];
    System.arraycopy(pem, 0, padded, 0, pem.length);
    return Base64.getEncoder().encodeToString(padded);
  }

  private static String huge() {
    return ValueSamples.pem("CERTIFICATE REQUEST", "x".repeat(20_000));
  }

  private static String base64(int bytes) {
    return Base64.getEncoder().encodeToString(new byte[bytes]);
  }
}
