package dev.hawser.liqo.pki;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.liqo.fixture.TestKeys;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CSRs with the same bytes as liqoctl's: the provider compares bytes. */
final class SigningRequestTest {
  private static final ClusterKey VECTOR = TestKeys.clusterKey(TestKeys.VECTOR);

  @Test
  void shouldCreateTheControlPlaneRequestOfTheTestVector() {
    // when
    String pem = SigningRequest.controlPlane("alpha", VECTOR);

    // then
    assertThat(HexFormat.of().formatHex(Pem.decode("CERTIFICATE REQUEST", pem)))
        .isEqualTo(
            "3081a1305502010030223110300e060355040a13076c69716f2e696f310e300c06035504031305616c70"
                + "6861302a300506032b6570032100d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a"
                + "68f707511aa000300506032b657003410052c6556fe0476dffd656e633f18fd9ceb113c9b7ee0a9ade"
                + "7f45c380244e444edf99cde108474196b33abe690d128cd852c095677c5be810dd7cf90ccad9250a");
    assertThat(sha256(pem))
        .isEqualTo("83217fd9bc1418010952a3b3a265f42a877658cd06542bb18891d1919df7c95a");
  }

  @Test
  void shouldCreateTheSliceRequestOfTheTestVector() {
    // when
    var digest = sha256(SigningRequest.of("alpha", "beta-8ed3f6ad685b", VECTOR));

    // then
    assertThat(digest)
        .isEqualTo("30351cf3fe7fad4a996d0479714e3036ff6bfb78573fe92bf271a467b2e5acae");
  }

  @ParameterizedTest
  @CsvSource({
    "Ed25519, 0, 1.3.101.112",
    "RSA, 1024, 1.2.840.113549.1.1.11",
    "EC, 256, 1.2.840.10045.4.3.2",
    "EC, 384, 1.2.840.10045.4.3.3",
    "EC, 521, 1.2.840.10045.4.3.4",
  })
  void shouldSignWithEveryKeyAlgorithm(String algorithm, int size, String signature)
      throws Exception {
    // given
    var pair = TestKeys.generate(algorithm, size);

    // when
    String pem = SigningRequest.controlPlane("rome", TestKeys.clusterKey(pair));

    // then
    var request = new PKCS10CertificationRequest(Pem.decode("CERTIFICATE REQUEST", pem));
    var verifier = new JcaContentVerifierProviderBuilder().build(pair.getPublic());
    assertThat(request.isSignatureValid(verifier)).isTrue();
    assertThat(request.getSignatureAlgorithm().getAlgorithm().getId()).isEqualTo(signature);
    assertThat(request.getSubject()).hasToString("O=liqo.io,CN=rome");
    assertThat(request.getAttributes()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"Ed25519, 0", "RSA, 1024"})
  void shouldCreateTheSameBytesEachTime(String algorithm, int size) {
    // given
    var key = TestKeys.clusterKey(TestKeys.generate(algorithm, size));

    // when
    var first = SigningRequest.controlPlane("rome", key);
    var second = SigningRequest.controlPlane("rome", key);

    // then
    assertThat(first).isEqualTo(second);
  }

  private static String sha256(String text) {
    return ClusterKey.fingerprint(text.getBytes(StandardCharsets.US_ASCII));
  }
}
