package dev.hawser.liqo.pki;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.liqo.fixture.TestKeys;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read from certificates. */
final class CertificateTest {
  @Test
  void shouldReadTheKeyAndTheExpiryTime() {
    // given
    var end = Instant.parse("2030-01-02T03:04:05Z");

    // when
    var certificate = Certificate.read(TestKeys.certificate(TestKeys.VECTOR.getPublic(), end));

    // then
    assertThat(certificate)
        .hasValue(
            new Certificate(
                TestKeys.clusterKey(TestKeys.VECTOR).fingerprint(),
                end.minus(Duration.ofDays(365)),
                end,
                "rome"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "!", "bm90aGluZw==", "LS0tLS1CRUdJTg=="})
  void shouldReadNothingFromGarbage(String encoded) {
    // when
    var certificate = Certificate.read(encoded);

    // then
    assertThat(certificate).isEmpty();
  }

  @Test
  void shouldReadNothingFromABlockOfGarbage() {
    // when
    var certificate = Certificate.read(TestKeys.base64(Pem.encode("CERTIFICATE", new byte[50])));

    // then
    assertThat(certificate).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"Ed25519, 0, Ed25519", "RSA, 1024, RSA", "EC, 256, EC"})
  void shouldNameThePrivateKeysAlgorithm(String algorithm, int size, String name) {
    // when
    var found = KeyAlgorithm.ofPrivateKey(TestKeys.privatePem(TestKeys.generate(algorithm, size)));

    // then
    assertThat(found).hasValue(name);
  }

  @ParameterizedTest
  @CsvSource({"X25519, 0", "DSA, 1024"})
  void shouldNotNameOtherAlgorithms(String algorithm, int size) {
    // when
    var found = KeyAlgorithm.ofPrivateKey(TestKeys.privatePem(TestKeys.generate(algorithm, size)));

    // then
    assertThat(found).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----\n",
        "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
        "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----\n",
      })
  void shouldNotNameTheAlgorithmInOtherFormats(String pem) {
    // when
    var found = KeyAlgorithm.ofPrivateKey(pem);

    // then
    assertThat(found).isEmpty();
  }
}
