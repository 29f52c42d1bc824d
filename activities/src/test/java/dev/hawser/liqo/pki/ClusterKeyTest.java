package dev.hawser.liqo.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hawser.liqo.fixture.TestKeys;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Authentication keys: they verify signatures, and are never shown. */
final class ClusterKeyTest {
  private static final byte[] NONCE =
      "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4vMDEyMzQ1Njc4OTo7PD0+Pw=="
          .getBytes(StandardCharsets.US_ASCII);
  private static final String SIGNATURE =
      "8a664bdc9097a537aade528514dfb90ddf4a07ab66a87e22f5600303269de97e"
          + "0c3dc561706a136a4d563a63bcc16d152ccbb4749a3fe8f5dbd748dd9d7c0003";

  private final ClusterKey vector = TestKeys.clusterKey(TestKeys.VECTOR);

  @Test
  void shouldReturnThePublicKeyAsInATenant() {
    // when
    var pem = vector.publicPem();

    // then
    assertThat(pem)
        .isEqualTo(
            "-----BEGIN PUBLIC KEY-----\n"
                + "MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\n"
                + "-----END PUBLIC KEY-----\n");
  }

  @Test
  void shouldVerifyTheSignatureOfTheTestVector() {
    // given
    byte[] signature = HexFormat.of().parseHex(SIGNATURE);

    // when
    boolean verified = vector.verifies(NONCE, signature);

    // then
    assertThat(verified).isTrue();
  }

  static List<Arguments> wrongSignatures() {
    byte[] signature = HexFormat.of().parseHex(SIGNATURE);
    byte[] changed = signature.clone();
    changed[10] ^= 1;
    ClusterKey vector = TestKeys.clusterKey(TestKeys.VECTOR);
    return List.of(
        Arguments.of(vector, NONCE, changed),
        Arguments.of(vector, new byte[88], signature),
        Arguments.of(vector, NONCE, new byte[3]),
        Arguments.of(TestKeys.clusterKey(TestKeys.another()), NONCE, signature));
  }

  @ParameterizedTest
  @MethodSource("wrongSignatures")
  void shouldNotVerifyAWrongSignature(ClusterKey key, byte[] message, byte[] signature) {
    // when
    boolean verified = key.verifies(message, signature);

    // then
    assertThat(verified).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "Ed25519, 0, Ed25519",
    "RSA, 1024, SHA256withRSA",
    "EC, 256, SHA256withECDSA",
    "EC, 384, SHA256withECDSA",
    "EC, 521, SHA256withECDSA",
  })
  void shouldVerifyLiqosSignatures(String algorithm, int size, String signing) {
    // given
    var pair = TestKeys.generate(algorithm, size);

    // when
    byte[] signature = TestKeys.sign(pair, signing, NONCE);

    // then
    assertThat(TestKeys.clusterKey(pair).verifies(NONCE, signature)).isTrue();
  }

  @Test
  void shouldReadARawKeyLikeItsPem() {
    // given
    byte[] spki = TestKeys.VECTOR.getPublic().getEncoded();
    byte[] raw = Arrays.copyOfRange(spki, 12, 44);
    byte[] pem = vector.publicPem().getBytes(StandardCharsets.US_ASCII);

    // when
    byte[] fromRaw = ClusterKey.spkiOf(raw);
    byte[] fromPem = ClusterKey.spkiOf(pem);

    // then
    assertThat(fromRaw).isEqualTo(spki);
    assertThat(fromPem).isEqualTo(spki);
    assertThat(ClusterKey.fingerprint(fromRaw)).isEqualTo(vector.fingerprint());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "c2VjcmV0LWtleS10ZXh0",
        "-----BEGIN PRIVATE KEY-----\nc2VjcmV0LWtleS10ZXh0\n-----END PRIVATE KEY-----\n",
        "-----BEGIN PRIVATE KEY-----\nc2VjcmV0LWtleS10ZXh0==!\n-----END PRIVATE KEY-----\n",
        "-----BEGIN PRIVATE KEY-----\n\n-----END PRIVATE KEY-----\n",
        "-----BEGIN PRIVATE KEY-----\nc2VjcmV0LWtleS10ZXh0",
      })
  void shouldNotQuoteAKeyThatItCannotRead(String garbage) {
    // when
    var asPrivate = catchThrowable(() -> ClusterKey.fromPem(garbage, vector.publicPem()));
    var asPublic =
        catchThrowable(() -> ClusterKey.fromPem(garbage, garbage.replace("PRIVATE", "PUBLIC")));
    var ofTenant =
        catchThrowable(
            () ->
                ClusterKey.spkiOf(
                    garbage.replace("PRIVATE KEY", "NOTHING").getBytes(StandardCharsets.US_ASCII)));

    // then
    for (var failure : new Throwable[] {asPrivate, asPublic, ofTenant}) {
      assertThat(failure).isInstanceOf(IllegalArgumentException.class);
      for (var cause = failure; cause != null; cause = cause.getCause()) {
        assertThat(String.valueOf(cause.getMessage()))
            .doesNotContain("c2VjcmV0")
            .doesNotContain("secret-key-text")
            .doesNotContain(HexFormat.of().formatHex("secret".getBytes(StandardCharsets.US_ASCII)));
      }
    }
  }

  @Test
  void shouldReadLiqosSecret() {
    // given
    var secret = secret(TestKeys.privatePem(TestKeys.VECTOR), vector.publicPem());

    // when
    var key = ClusterKey.fromSecret(secret);

    // then
    assertThat(key).map(ClusterKey::fingerprint).hasValue(vector.fingerprint());
  }

  @Test
  void shouldReadNothingFromASecretWithoutKeys() {
    // when
    var half = ClusterKey.fromSecret(secret("", vector.publicPem()));
    var none = ClusterKey.fromSecret(new GenericKubernetesResource());

    // then
    assertThat(half).isEmpty();
    assertThat(none).isEmpty();
  }

  @Test
  void shouldShowOnlyItsFingerprint() {
    // given
    byte[] key = TestKeys.VECTOR.getPrivate().getEncoded();
    byte[] seed = Arrays.copyOfRange(key, key.length - 32, key.length);

    // when
    String shown = vector.toString();

    // then
    assertThat(shown)
        .isEqualTo("ClusterKey[" + vector.fingerprint() + "]")
        .doesNotContain(HexFormat.of().formatHex(seed))
        .doesNotContain(TestKeys.base64(seed));
  }

  @ParameterizedTest
  @CsvSource({"Ed25519, 0", "RSA, 2048", "EC, 256"})
  void shouldFindTheSameFingerprintWithoutDecodingThePrivateKey(String algorithm, int size) {
    // given
    var pair = TestKeys.generate(algorithm, size);
    var secret = secret("not to be decoded", TestKeys.publicPem(pair));

    // when
    var fingerprint = ClusterKey.fingerprintIn(secret);

    // then
    assertThat(fingerprint).contains(TestKeys.clusterKey(pair).fingerprint());
  }

  private static GenericKubernetesResource secret(String privatePem, String publicPem) {
    var secret = new GenericKubernetesResource();
    secret.setAdditionalProperty(
        "data",
        Map.of("privateKey", TestKeys.base64(privatePem), "publicKey", TestKeys.base64(publicPem)));
    return secret;
  }
}
