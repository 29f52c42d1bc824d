package dev.hawser.simulator.authenticationcontroller;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignaturesTest {
  private static final byte[] NONCE =
      ("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4vMDEyMzQ1Njc4OTo7PD0+Pw==")
          .getBytes(US_ASCII);

  @Test
  void shouldSignTheNonceAsLiqoDoes() {
    // given
    var keys = TestKeys.rfc8032();

    // when
    byte[] signature = Signatures.sign(keys.privateKey(), NONCE);

    // then
    assertThat(HexFormat.of().formatHex(signature))
        .isEqualTo(
            "8a664bdc9097a537aade528514dfb90ddf4a07ab66a87e22f5600303269de97e"
                + "0c3dc561706a136a4d563a63bcc16d152ccbb4749a3fe8f5dbd748dd9d7c0003");
    assertThat(Signatures.verify(keys.publicKey(), NONCE, signature)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"Ed25519, 255", "RSA, 1024", "EC, 256"})
  void shouldAcceptTheOtherClustersSignatureOfTheNonceOnly(String algorithm, int bits)
      throws GeneralSecurityException {
    // given
    var generator = KeyPairGenerator.getInstance(algorithm);
    generator.initialize(bits);
    var pair = generator.generateKeyPair();
    byte[] signature = Signatures.sign(pair.getPrivate(), NONCE);

    // when
    boolean acceptedForNonce = Signatures.verify(pair.getPublic(), NONCE, signature);
    boolean acceptedForAnother = Signatures.verify(pair.getPublic(), new byte[] {1}, signature);

    // then
    assertThat(acceptedForNonce).isTrue();
    assertThat(acceptedForAnother).isFalse();
  }

  @Test
  void shouldRejectGarbageAsASignature() {
    // given
    byte[] garbage = new byte[3];

    // when
    boolean accepted = Signatures.verify(TestKeys.rfc8032().publicKey(), NONCE, garbage);

    // then
    assertThat(accepted).isFalse();
  }
}
