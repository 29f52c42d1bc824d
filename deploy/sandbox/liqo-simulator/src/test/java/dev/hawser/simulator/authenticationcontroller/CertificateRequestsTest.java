package dev.hawser.simulator.authenticationcontroller;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class CertificateRequestsTest {
  private final ClusterKeys keys = TestKeys.rfc8032();

  @Test
  void shouldWriteTheControlPlaneRequestByteForByte() throws GeneralSecurityException {
    assertThat(sha256(CertificateRequests.create(keys, "liqo.io", "alpha")))
        .isEqualTo("83217fd9bc1418010952a3b3a265f42a877658cd06542bb18891d1919df7c95a");
  }

  @Test
  void shouldWriteTheSliceRequestByteForByte() throws GeneralSecurityException {
    var name = CertificateRequests.sliceCommonName("beta", "alpha");

    assertThat(name).isEqualTo("beta-8ed3f6ad685b");
    assertThat(sha256(CertificateRequests.create(keys, "alpha", name)))
        .isEqualTo("30351cf3fe7fad4a996d0479714e3036ff6bfb78573fe92bf271a467b2e5acae");
  }

  @Test
  void shouldAcceptItsOwnRequest() {
    assertThat(complaintAbout(CertificateRequests.create(keys, "liqo.io", "alpha"))).isNull();
  }

  @Test
  void shouldNameWhatIsWrongWithARequest() {
    assertThat(complaintAbout(CertificateRequests.create(keys, "liqo.io", "gamma")))
        .isEqualTo("invalid common name");
    assertThat(complaintAbout(CertificateRequests.create(keys, "other", "alpha")))
        .isEqualTo("invalid organization");
    assertThat(complaintAbout("nothing of the kind")).isEqualTo("invalid CSR");
  }

  @Test
  void shouldRefuseTextBehindTheRequest() {
    var request = CertificateRequests.create(keys, "liqo.io", "alpha");

    assertThat(complaintAbout(request + request)).isEqualTo("invalid CSR");
  }

  @Test
  void shouldRefuseARequestForAnotherKey() throws GeneralSecurityException {
    var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    var others = new ClusterKeys(pair.getPrivate(), pair.getPublic());

    assertThat(complaintAbout(CertificateRequests.create(others, "liqo.io", "alpha")))
        .isEqualTo("invalid CSR");
  }

  private String complaintAbout(String pem) {
    return CertificateRequests.complaint(
            pem.getBytes(US_ASCII), "liqo.io", "alpha", keys.publicKey())
        .orElse(null);
  }

  private static String sha256(String text) throws GeneralSecurityException {
    var digest = MessageDigest.getInstance("SHA-256");
    return HexFormat.of().formatHex(digest.digest(text.getBytes(US_ASCII)));
  }
}
