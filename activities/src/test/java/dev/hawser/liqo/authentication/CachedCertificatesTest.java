package dev.hawser.liqo.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.AuthenticationActivities;
import dev.hawser.activity.AuthenticationActivities.Proof;
import dev.hawser.activity.AuthenticationActivities.TenantInput;
import dev.hawser.liqo.fixture.FakeAuthenticationControllers;
import dev.hawser.liqo.fixture.FakeCluster;
import dev.hawser.liqo.fixture.PeeringFixture;
import dev.hawser.liqo.fixture.TestKeys;
import dev.hawser.liqo.resources.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Certificates that the provider caches: which are deleted, and which CSR is sent because of them.
 */
final class CachedCertificatesTest {
  private final AuthenticationFixture fixture = new AuthenticationFixture();
  private final FakeCluster milan = fixture.milan;
  private final AuthenticationActivities authentication = fixture.authentication;
  private final Proof proof = fixture.proof;
  private final String certificate = fixture.certificate;

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void shouldDeleteACertificateForAnotherKeyIfRequested() {
    // given
    cached(
        "liqo-remote-certificate",
        TestKeys.certificate(TestKeys.another().getPublic()),
        proof.csr());
    fixture.issueAfter(AuthenticationFixture.POST);

    // when
    authentication.ensureTenant(
        new TenantInput(PeeringFixture.provider(), proof, false, null, true));

    // then
    assertThat(milan.writes())
        .containsExactly("DELETE secrets/liqo-remote-certificate", AuthenticationFixture.POST);
  }

  @Test
  void shouldKeepACertificateForThisKey() {
    // given
    cached("liqo-remote-certificate", certificate, proof.csr());
    fixture.issueAfter(AuthenticationFixture.POST);

    // when
    authentication.ensureTenant(
        new TenantInput(PeeringFixture.provider(), proof, false, null, true));

    // then
    assertThat(milan.writes()).containsExactly(AuthenticationFixture.POST);
  }

  @Test
  void shouldDeleteTheCertificateOfADeletedSlice() {
    // given
    cached("liqo-remote-certificate-milan", certificate, proof.csr());
    fixture.issueAfter(AuthenticationFixture.POST);

    // when
    authentication.ensureTenant(
        new TenantInput(PeeringFixture.provider(), proof, false, null, true));

    // then
    assertThat(milan.writes())
        .containsExactly(
            "DELETE secrets/liqo-remote-certificate-milan", AuthenticationFixture.POST);
  }

  @Test
  void shouldKeepTheCertificateOfASliceThatMayNotBeRead() {
    // given
    cached("liqo-remote-certificate-milan", certificate, proof.csr());
    fixture.issueAfter(AuthenticationFixture.POST);
    milan.forbid((verb, plural) -> plural.equals("resourceslices"));

    // when
    authentication.ensureTenant(
        new TenantInput(PeeringFixture.provider(), proof, false, null, true));

    // then
    assertThat(milan.writes()).containsExactly(AuthenticationFixture.POST);
  }

  /** ECDSA signs differently every time, and the provider compares bytes. */
  @Test
  void shouldSendTheRequestOfTheCachedCertificate() {
    // given
    var ecdsa = TestKeys.generate("EC", 256);
    String kept = FakeAuthenticationControllers.proof(ecdsa).csr();
    String issued = TestKeys.certificate(ecdsa.getPublic());
    cached("liqo-remote-certificate", issued, kept);
    milan.after(
        AuthenticationFixture.POST, () -> FakeAuthenticationControllers.issue(milan, issued));

    // when
    authentication.ensureTenant(
        new TenantInput(
            PeeringFixture.provider(),
            FakeAuthenticationControllers.proof(ecdsa),
            false,
            null,
            false));

    // then
    assertThat(milan.field(Kind.TENANT, "rome", "/spec/csr").asText())
        .isEqualTo(TestKeys.base64(kept));
  }

  @Test
  void shouldNotSendACachedRequestForAnotherKey() {
    // given
    cached(
        "liqo-remote-certificate",
        certificate,
        FakeAuthenticationControllers.proof(TestKeys.another()).csr());
    fixture.issueAfter(AuthenticationFixture.POST);

    // when
    fixture.ensureTenant();

    // then
    assertThat(milan.field(Kind.TENANT, "rome", "/spec/csr").asText())
        .isEqualTo(TestKeys.base64(proof.csr()));
  }

  private void cached(String name, String pem, String request) {
    milan.add(
        Kind.SECRET,
        name,
        "{'metadata': {'labels': {'liqo.io/remote-cluster-id': 'rome'}}, 'data': {'certificate': '"
            + pem
            + "', 'csr': '"
            + TestKeys.base64(request)
            + "'}}");
  }
}
