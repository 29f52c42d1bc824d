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
    // when
    var request = CertificateRequests.create(keys, "liqo.io", "alpha");

    // then
    assertThat(sha256(request))
        .isEqualTo("83217fd9bc1418010952a3b3a265f42a877658cd06542bb18891d1919df7c95a");
  }

  @Test
  void shouldWriteTheSliceRequestByteForByte() throws GeneralSecurityException {
    // when
    var name = CertificateRequests.sliceCommonName("beta", "alpha");
    var request = CertificateRequests.create(keys, "alpha", name);

    // then
    assertThat(name).isEqualTo("beta-8ed3f6ad685b");
    assertThat(sha256(request))
        .isEqualTo("30351cf3fe7fad4a996d0479714e3036ff6bfb78573fe92bf271a467b2e5acae");
  }

  @Test
  void shouldAcceptItsOwnRequest() {
    // given
    var request = CertificateRequests.create(keys, "liqo.io", "alpha");

    // when
    var complaint = complaintAbout(request);

    // then
    assertThat(complaint).isNull();
  }

  @Test
  void shouldNameWhatIsWrongWithARequest() {
    // given
    var ofAnotherCluster = CertificateRequests.create(keys, "liqo.io", "gamma");
    var ofAnotherOrganization = CertificateRequests.create(keys, "other", "alpha");

    // when
    var aboutCluster = complaintAbout(ofAnotherCluster);
    var aboutOrganization = complaintAbout(ofAnotherOrganization);
    var aboutGarbage = complaintAbout("nothing of the kind");

    // then
    assertThat(aboutCluster).isEqualTo("invalid common name");
    assertThat(aboutOrganization).isEqualTo("invalid organization");
    assertThat(aboutGarbage).isEqualTo("invalid CSR");
  }

  @Test
  void shouldRefuseTextBehindTheRequest() {
    // given
    var request = CertificateRequests.create(keys, "liqo.io", "alpha");

    // when
    var complaint = complaintAbout(request + request);

    // then
    assertThat(complaint).isEqualTo("invalid CSR");
  }

  @Test
  void shouldRefuseARequestForAnotherKey() throws GeneralSecurityException {
    // given
    var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    var others = new ClusterKeys(pair.getPrivate(), pair.getPublic());
    var request = CertificateRequests.create(others, "liqo.io", "alpha");

    // when
    var complaint = complaintAbout(request);

    // then
    assertThat(complaint).isEqualTo("invalid CSR");
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
