package dev.hawser.liqo.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hawser.liqo.fixture.TestKeys;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PEM as Go writes it, and as people edit it. */
final class PemTest {
  private static final byte[] BYTES = new byte[100];

  @ParameterizedTest
  @ValueSource(ints = {1, 47, 48, 49, 96, 100, 1000})
  void shouldWriteLinesOf64Characters(int size) {
    // when
    String pem = Pem.encode("THING", new byte[size]);

    // then
    assertThat(pem).doesNotContain("\r").endsWith("\n-----END THING-----\n");
    var lines = pem.lines().toList();
    var body = lines.subList(1, lines.size() - 1);
    assertThat(body).allMatch(line -> !line.isEmpty() && line.length() <= 64);
    assertThat(body.subList(0, body.size() - 1)).allMatch(line -> line.length() == 64);
    assertThat(Pem.decode("THING", pem)).isEqualTo(new byte[size]);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\0\0\0", "\n\n", "\0\n\0", "trailing words\n"})
  void shouldIgnoreTextAfterTheBlock(String rest) {
    // when
    var decoded = Pem.decode("THING", Pem.encode("THING", BYTES) + rest);

    // then
    assertThat(decoded).isEqualTo(BYTES);
  }

  @Test
  void shouldIgnoreTextBeforeTheBlock() {
    // given
    String text = "Subject: ca\n" + Pem.encode("OTHER", new byte[3]) + Pem.encode("THING", BYTES);

    // when
    var decoded = Pem.decode("THING", text);

    // then
    assertThat(decoded).isEqualTo(BYTES);
  }

  @Test
  void shouldAcceptOtherLineEnds() {
    // when
    var decoded = Pem.decode("THING", Pem.encode("THING", BYTES).replace("\n", "\r\n"));

    // then
    assertThat(decoded).isEqualTo(BYTES);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "c2VjcmV0",
        "-----BEGIN OTHER-----\nc2VjcmV0\n-----END OTHER-----\n",
        "-----BEGIN THING-----\nc2VjcmV0",
        "-----END THING-----\nc2VjcmV0\n-----BEGIN THING-----\n",
      })
  void shouldNotQuoteTextWithoutABlock(String text) {
    // when
    var failure = catchThrowable(() -> Pem.decode("THING", text));

    // then
    assertThat(failure)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no PEM block of type THING");
  }

  @Test
  void shouldReadACertificateWithTrailingZeros() {
    // given
    String encoded = TestKeys.certificate(TestKeys.VECTOR.getPublic());
    String pem = new String(Base64.getDecoder().decode(encoded));

    // when
    var certificate = Certificate.read(TestKeys.base64(pem + "\0\0\0\0"));

    // then
    assertThat(certificate).isPresent();
  }
}
