package dev.hawser.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hawser.activity.AuthenticationActivities.IdentitySecret;
import dev.hawser.activity.AuthenticationActivities.Nonce;
import dev.hawser.activity.AuthenticationActivities.Proof;
import dev.hawser.activity.AuthenticationActivities.TenantCredentials;
import dev.hawser.activity.NetworkActivities.ConfigurationInput;
import dev.hawser.activity.NetworkActivities.GatewayKey;
import dev.hawser.activity.NetworkActivities.GatewayServerEndpoint;
import dev.hawser.activity.OffloadingActivities.NodeInput;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each value that crosses between clusters: what Liqo 1.2.0 has, and each kind of anything else.
 */
final class CrossingValuesTest {
  private static final String NONCE =
      "+7q4c6pwlnSouBjjAEzlwfcRdQEJhUNkxOtbfVaoSxmnwYrOGjIA92dLZXoYhTpcIPP8KdyBbt4snUTPm3TvGg==";
  private static final String KEY = "/Hiv3kpRwnVzZoU5oOTMSye2IyZa3dGsvrqqga8MslE=";
  private static final String SIGNATURE =
      "35j/JM4apBZCa5DdwKWZlaXTfKwyULxOqFd8oTxuL/IpDKDZ3TYLM9HZYS+/319uH7qZAmDY8A9S82VAAcsdBw==";
  private static final String PUBLIC =
      "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA+DSVFUl7DEIIMf87wd97NSjcAuuyYqiQQbnrWZWIY88=\n"
          + "-----END PUBLIC KEY-----\n";
  private static final String CSR = ValueSamples.pem("CERTIFICATE REQUEST", "request");
  private static final String CRT = ValueSamples.certificate("certificate");
  private static final String API = "https://127.0.0.1:17443";
  private static final ClusterId ROME = new ClusterId("rome");
  private static final ClusterId MILAN = new ClusterId("milan");
  private static final Cidrs OWN = cidrs("10.20.0.0/16", "10.70.0.0/16");

  /** A value, and what is said about it; null when it is valid. */
  record Value(String what, Supplier<?> made, String sentence) {
    @Override
    public String toString() {
      return what;
    }
  }

  static Stream<Value> valid() {
    return Stream.of(
        valid("nonce", () -> new Nonce(NONCE)),
        valid("WireGuard key", () -> new GatewayKey(KEY)),
        valid("proof", () -> new Proof(PUBLIC, CSR, SIGNATURE)),
        valid("AuthParams", () -> new AuthParams(CRT, CRT, API, null)),
        valid("system's CA", () -> new AuthParams(null, CRT, API, null)),
        valid("CA with what --ca-override leaves", () -> auth(bundle(CRT) + "", API, null)),
        valid("IPv6 API server", () -> auth(CRT, "https://[fd00::1]:6443", null)),
        valid("API server behind a path", () -> auth(CRT, "https://host/k8s/clusters/c-1", null)),
        valid("in-band proxy", () -> auth(CRT, API, "http://10.71.0.3:8118")),
        valid("tenant namespace", () -> new TenantCredentials(params(), "liqo-tenant-alpha")),
        valid("one network", () -> configuration("10.10.0.0/16")),
        valid("two networks", () -> configuration("10.10.0.0/16", "10.30.0.0/20")),
        valid("K3s", () -> configuration("10.42.0.0/16")),
        valid("carrier-grade NAT, as on EKS", () -> configuration("100.64.0.0/16")),
        valid("class E, as on GKE", () -> configuration("240.0.0.0/14")),
        valid("two families", () -> configuration("10.10.0.0/16", "fd00:10:10::/56")),
        valid("mapped networks", () -> cidrs("10.8.0.0/16", "10.11.0.0/16")),
        valid("load balancer", () -> endpoint(51840, "UDP", "203.0.113.22")),
        valid("IP and host name", () -> endpoint(51840, "UDP", "203.0.113.22", "a.elb.example")),
        valid("node port", () -> endpoint(30742, "UDP", "198.51.100.11")),
        valid("IPv6 gateway", () -> endpoint(51840, "UDP", "2001:db8::7")),
        valid("host name with capitals", () -> endpoint(51840, "UDP", "Node-1.Example")),
        valid("Secret", () -> new IdentitySecret("kubeconfig-controlplane-milan")));
  }

  static Stream<Value> invalid() {
    return Stream.of(nonces(), keys(), proofs(), auths(), networks(), endpoints(), scopes())
        .flatMap(values -> values);
  }

  private static Stream<Value> nonces() {
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
        .map(text -> invalid("nonce", () -> new Nonce(text), "nonce is not a nonce of Liqo"));
  }

  private static Stream<Value> keys() {
    return Stream.of("", "AAAA", base64(31), base64(33), KEY + " ", KEY.replace("=", ""), "ключ")
        .flatMap(
            key ->
                Stream.of(
                    invalid("client's key", () -> new GatewayKey(key), "publicKey"),
                    invalid(
                        "server's key",
                        () -> new GatewayServerEndpoint(endpoint(1, "UDP", "a"), key),
                        "publicKey")));
  }

  private static Stream<Value> proofs() {
    return Stream.of(
        invalid("no key", () -> new Proof(null, CSR, SIGNATURE), "proof.publicKey is missing"),
        invalid("no PEM", () -> new Proof("key", CSR, SIGNATURE), "proof.publicKey is not one PEM"),
        invalid("another type", () -> new Proof(CSR, CSR, SIGNATURE), "proof.publicKey is not one"),
        invalid("no CSR", () -> new Proof(PUBLIC, PUBLIC, SIGNATURE), "proof.csr is not one PEM"),
        invalid("two CSRs", () -> new Proof(PUBLIC, CSR + CSR, SIGNATURE), "proof.csr is not one"),
        invalid("words after", () -> new Proof(PUBLIC, CSR + "x", SIGNATURE), "proof.csr is not"),
        invalid("huge CSR", () -> new Proof(PUBLIC, huge(), SIGNATURE), "proof.csr is too long"),
        invalid("no signature", () -> new Proof(PUBLIC, CSR, "§"), "proof.signature is not base64"),
        invalid(
            "huge signature", () -> new Proof(PUBLIC, CSR, base64(9000)), "at most 2048 bytes"));
  }

  private static Stream<Value> auths() {
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
            .map(url -> invalid("API server " + url, () -> auth(CRT, url, null), "apiServer"));
    var proxies =
        Stream.of("", "foo", "file:///etc", "http://", "http://me:secret@proxy", "http://p/path")
            .map(url -> invalid("proxy " + url, () -> auth(CRT, API, url), "proxyURL"));
    var others =
        Stream.of(
            invalid("no CA", () -> auth("Y2E=", API, null), "authParams.ca has no PEM block"),
            invalid("huge CA", () -> auth(base64(70_000), API, null), "authParams.ca has"),
            invalid("no crt", () -> new AuthParams(CRT, null, API, null), "signedCRT is missing"),
            invalid(
                "bad crt", () -> new AuthParams(CRT, "Y3J0", API, null), "signedCRT is not one"),
            invalid(
                "namespace",
                () -> new TenantCredentials(params(), "kube-system/x"),
                "tenantNamespace is \"kube-system/x\""),
            invalid(
                "long namespace",
                () -> new TenantCredentials(params(), "a".repeat(64)),
                "use 1 to 63 lower-case"));
    return Stream.of(urls, proxies, others).flatMap(values -> values);
  }

  private static Stream<Value> networks() {
    var syntax =
        Stream.of(
                "",
                "10.0.0.0",
                "10.0.0.0/",
                "10.0.0/16",
                "10.0.0.0/33",
                "10.0.0.256/16",
                "10.0.0.0/-1",
                "010.0.0.0/16",
                "10.0.0.0/016",
                "fd00::/129",
                "fd00:::/64",
                "x/16",
                "10.0.0.0/16 ",
                "10.0.0.0\u0000/16")
            .map(
                text -> invalid("network " + text, () -> cidrs(text, "10.70.0.0/16"), "cidrs.pod"));
    var ranges =
        Stream.of(
                "10.0.0.0/8",
                "10.0.0.0/11",
                "0.0.0.0/0",
                "8.8.8.0/24",
                "127.0.0.0/16",
                "169.254.0.0/16",
                "224.0.0.0/16",
                "::/0",
                "2001:db8::/56",
                "fe80::/64",
                "fd00::/32",
                "10.70.128.0/17")
            .map(text -> invalid("range " + text, () -> configuration(text), "network is"));
    var lists =
        Stream.of(
            invalid("no list", () -> new Cidrs(null, List.of()), "cidrs.pod is missing"),
            invalid("null", () -> new Cidrs(Collections.singletonList(null), List.of()), "cidrs"),
            invalid(
                "17 networks",
                () -> new Cidrs(Collections.nCopies(17, "10.0.0.0/16"), List.of()),
                "at most 16"),
            invalid(
                "overlap among them",
                () -> configuration("10.42.0.0/16", "10.42.0.0/17"),
                "it overlaps 10.42.0.0/16"));
    return Stream.of(syntax, ranges, lists).flatMap(values -> values);
  }

  private static Stream<Value> endpoints() {
    var addresses =
        Stream.of(
                "",
                " ",
                "a b",
                "https://a",
                "a:51840",
                "a/b",
                "256.1.1.1",
                "1.2.3",
                "-a",
                "a..b",
                "\u202ea",
                "a\n",
                "ä.example",
                "a".repeat(254))
            .map(
                text -> invalid("address " + text, () -> endpoint(1, "UDP", text), "addresses is"));
    var others =
        Stream.of(
            invalid("none", () -> endpoint(1, "UDP"), "endpoint.addresses is empty"),
            invalid("null", () -> new Endpoint(null, 1, "UDP"), "endpoint.addresses is missing"),
            invalid("many", () -> endpoint(1, "UDP", names(257)), "at most 256"),
            invalid("port 0", () -> endpoint(0, "UDP", "a"), "endpoint.port is 0"),
            invalid("port", () -> endpoint(65536, "UDP", "a"), "endpoint.port is 65536"),
            invalid("TCP", () -> endpoint(1, "TCP", "a"), "endpoint.protocol is \"TCP\": use UDP"),
            invalid("null", () -> endpoint(1, null, "a"), "endpoint.protocol is missing"));
    return Stream.concat(addresses, others);
  }

  private static Stream<Value> scopes() {
    return Stream.of(
        invalid("itself", () -> scope(ROME, "x", "run"), "scope.cluster and scope.peer are both"),
        invalid("namespace", () -> scope(MILAN, "../x", "run"), "scope.namespace is \"../x\""),
        invalid("run", () -> scope(MILAN, "x", "run one"), "scope.run is \"run one\""),
        invalid("long run", () -> scope(MILAN, "x", "r".repeat(64)), "scope.run is"),
        invalid("node", () -> new NodeInput(scope(MILAN, "x", "r"), "a/b"), "node is \"a/b\""));
  }

  @ParameterizedTest
  @MethodSource("valid")
  void shouldAcceptWhatLiqoHas(Value value) {
    // when
    var making = assertThatCode(value.made()::get);

    // then
    making.doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void shouldRefuseAnythingElseInOneShortSentence(Value value) {
    // when
    var refusal = catchThrowableOfType(InvalidFieldException.class, value.made()::get);

    // then
    assertThat(refusal).hasMessageContaining(value.sentence());
    assertThat(refusal.getMessage()).hasLineCount(1).hasSizeLessThan(400);
    assertThat(refusal.getMessage().codePoints()).noneMatch(Character::isISOControl);
  }

  private static Value valid(String what, Supplier<?> made) {
    return new Value(what, made, null);
  }

  private static Value invalid(String what, Supplier<?> made, String sentence) {
    return new Value(PlainText.of(what, 60), made, sentence);
  }

  private static AuthParams auth(String ca, String apiServer, String proxy) {
    return new AuthParams(ca, CRT, apiServer, proxy);
  }

  private static AuthParams params() {
    return auth(CRT, API, null);
  }

  private static Cidrs cidrs(String pod, String external) {
    return new Cidrs(List.of(pod), List.of(external));
  }

  private static ConfigurationInput configuration(String... pods) {
    var peer = new Cidrs(List.of(pods), List.of("10.70.0.0/16"));
    return new ConfigurationInput(scope(MILAN, "x", "r"), OWN, peer);
  }

  private static ActivityScope scope(ClusterId peer, String namespace, String run) {
    return new ActivityScope(ROME, peer, Role.CONSUMER, null, namespace, run, null);
  }

  private static Endpoint endpoint(int port, String protocol, String... addresses) {
    return new Endpoint(List.of(addresses), port, protocol);
  }

  private static String[] names(int count) {
    return IntStream.range(0, count).mapToObj(i -> "n" + i).toArray(String[]::new);
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
