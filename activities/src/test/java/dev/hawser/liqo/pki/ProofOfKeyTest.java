package dev.hawser.liqo.pki;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.liqo.fixture.TestKeys;
import java.io.IOException;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A provider accepts a CSR for exactly the consumer, which proves the key that it shows. */
final class ProofOfKeyTest {
  private static final KeyPair KEY = TestKeys.another();
  private static final KeyPair OTHER = TestKeys.another();
  private static final String PUBLIC = TestKeys.publicPem(KEY);

  @ParameterizedTest
  @CsvSource({"Ed25519, 0", "RSA, 2048", "EC, 256", "EC, 384", "EC, 521"})
  void shouldAcceptWhatHawserAndLiqoctlCreate(String algorithm, int size) {
    // given
    var pair = TestKeys.generate(algorithm, size);
    String csr = SigningRequest.controlPlane("rome", TestKeys.clusterKey(pair));

    // when
    var check = assertThatCode(() -> SigningRequest.require(csr, "rome", TestKeys.publicPem(pair)));

    // then
    check.doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CN=rome",
        "O=liqo.io",
        "O=liqo.io,CN=milan",
        "O=rome,CN=rome",
        "O=Liqo.io,CN=rome",
        "O=liqo.io,CN=Rome",
        "O=liqo.io,CN=rome ,O=admins",
        "O=liqo.io,O=admins,CN=rome",
        "O=admins,O=liqo.io,CN=rome",
        "O=liqo.io+O=admins,CN=rome",
        "O=liqo.io,CN=rome+CN=milan",
        "O=liqo.io,CN=rome,CN=milan",
        "CN=rome,O=liqo.io",
        "O=liqo.io,OU=x,CN=rome",
        "C=IT,O=liqo.io,CN=rome",
        ""
      })
  void shouldRefuseEveryOtherSubject(String subject) {
    // given
    String csr = csr(subject, KEY, KEY, builder -> {});

    // when
    var check = assertThatThrownBy(() -> SigningRequest.require(csr, "rome", PUBLIC));

    // then
    check.hasMessage("the subject of its CSR is not exactly O=liqo.io, CN=rome");
  }

  static Stream<String> unproven() {
    return Stream.of(
        csr("O=liqo.io,CN=rome", KEY, OTHER, builder -> {}),
        csr("O=liqo.io,CN=rome", OTHER, OTHER, builder -> {}),
        csr("O=liqo.io,CN=rome", KEY, KEY, ProofOfKeyTest::askForMore),
        Pem.encode("CERTIFICATE REQUEST", new byte[] {0x30, 3, 2, 1, 0}),
        withByteAfter(csr("O=liqo.io,CN=rome", KEY, KEY, builder -> {})));
  }

  @ParameterizedTest
  @MethodSource("unproven")
  void shouldRefuseAnotherKeyAnAttributeAndGarbage(String csr) {
    // when
    var check = assertThatThrownBy(() -> SigningRequest.require(csr, "rome", PUBLIC));

    // then
    check.isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("its CSR");
  }

  private static void askForMore(JcaPKCS10CertificationRequestBuilder builder) {
    builder.addAttribute(
        PKCSObjectIdentifiers.pkcs_9_at_challengePassword, new DERPrintableString("x"));
  }

  private static String csr(
      String subject,
      KeyPair shown,
      KeyPair signer,
      Consumer<JcaPKCS10CertificationRequestBuilder> more) {
    try {
      var builder =
          new JcaPKCS10CertificationRequestBuilder(new X500Name(subject), shown.getPublic());
      more.accept(builder);
      var request =
          builder.build(new JcaContentSignerBuilder("Ed25519").build(signer.getPrivate()));
      return Pem.encode("CERTIFICATE REQUEST", request.getEncoded());
    } catch (OperatorCreationException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String withByteAfter(String pem) {
    byte[] der = Pem.decode("CERTIFICATE REQUEST", pem);
    return Pem.encode("CERTIFICATE REQUEST", Arrays.copyOf(der, der.length + 1));
  }
}
