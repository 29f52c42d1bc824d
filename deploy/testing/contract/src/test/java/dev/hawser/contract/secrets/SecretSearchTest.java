package dev.hawser.contract.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The search finds a secret in any encoding, and nothing else. */
final class SecretSearchTest {
  private static final String PEM = pem("Ed25519");
  private static final String KUBECONFIG =
      "kind: Config\nusers:\n- user:\n    client-key-data: %s\n    token: a-token-of-rome\n"
          .formatted(base64(PEM));

  private final SecretSearch search = new SecretSearch(needles());

  static Stream<String> planted() {
    String der = PEM.lines().filter(line -> !line.startsWith("-")).reduce("", String::concat);
    byte[] bytes = Base64.getDecoder().decode(der);
    byte[] seed = Arrays.copyOfRange(bytes, bytes.length - 32, bytes.length);
    return Stream.of(
        PEM,
        PEM.replace("\n", "\\n"),
        base64(PEM),
        "{\"data\": {\"key\": \"" + base64(PEM) + "\"}}",
        base64("{\"inner\": \"" + base64(KUBECONFIG) + "\"}"),
        der,
        "{\"csr\": \"" + der + "\"}",
        new String(bytes, StandardCharsets.ISO_8859_1),
        "seed " + Base64.getEncoder().encodeToString(seed),
        "{\"message\": \"could not log in with a-token-of-rome\"}",
        "wg: " + base64("0123456789abcdef0123456789abcdef"),
        Base64.getUrlEncoder().withoutPadding().encodeToString("a-token-of-rome".getBytes()),
        "{\"data\": \"" + base64(pem("RSA")) + "\"}",
        pem("EC"),
        "Bearer eyJhbGciOiJSUzI1NiJ9.e30.c2ln");
  }

  @ParameterizedTest
  @MethodSource("planted")
  void shouldFindAPlantedSecret(String content) {
    // when
    var found = search.in(content.getBytes(StandardCharsets.ISO_8859_1));

    // then
    assertThat(found).isNotEmpty();
  }

  @Test
  void shouldNameTheOriginOfASecretAndNotItsValue() {
    // given
    String content = base64("a-token-of-rome");

    // when
    var found = search.in(content.getBytes(StandardCharsets.ISO_8859_1));

    // then
    assertThat(found).isEqualTo(Set.of("Secret of-rome, kubeconfig (in base64, 1 deep)"));
  }

  @Test
  void shouldFindNothingInASignatureThatCrossesBetweenClusters() {
    // given
    var values = new SecretValues();
    values.value("Secret liqo-signed-nonce, signedNonce", base64("a signature of the nonce"));
    String content = "{\"signature\": \"" + base64("a signature of the nonce") + "\"}";

    // when
    var needles = values.needles();
    var found = search.in(content.getBytes(StandardCharsets.ISO_8859_1));

    // then
    assertThat(needles).isEmpty();
    assertThat(found).isEmpty();
  }

  private static Map<String, String> needles() {
    var values = new SecretValues();
    values.value("Secret of-rome, kubeconfig", base64(KUBECONFIG));
    values.value("Secret gw-rome, privateKey", base64("0123456789abcdef0123456789abcdef"));
    return values.needles();
  }

  private static String pem(String algorithm) {
    try {
      var generator = KeyPairGenerator.getInstance(algorithm);
      if (algorithm.equals("RSA")) generator.initialize(1024);
      var key = generator.generateKeyPair().getPrivate();
      var lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
      return "-----BEGIN PRIVATE KEY-----\n"
          + lines.encodeToString(key.getEncoded())
          + "\n-----END PRIVATE KEY-----\n";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }
}
