package dev.hawser.liqo.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.cluster.AuthenticationActivities;
import dev.hawser.cluster.AuthenticationActivities.Admission;
import dev.hawser.cluster.AuthenticationActivities.Proof;
import dev.hawser.liqo.fixture.Activities;
import dev.hawser.liqo.fixture.FakeCluster;
import dev.hawser.liqo.fixture.Given;
import dev.hawser.liqo.fixture.Handshake;
import dev.hawser.liqo.fixture.Keys;
import dev.hawser.liqo.resources.Kind;
import java.security.KeyPair;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Certificates that the provider keeps, and what is sent and dropped on their account. */
final class CachedCertificatesTest {
  private static final String POST = "POST tenants/rome";

  private final FakeCluster milan = new FakeCluster(Given.PROVIDER, Given.CONSUMER);
  private final Activities activities = new Activities(new LiqoAuthentication(milan.access()));
  private final AuthenticationActivities authentication =
      activities.as(AuthenticationActivities.class);
  private final KeyPair key = Keys.another();
  private final Proof proof = Handshake.proof(key);
  private final String certificate = Keys.certificate(key.getPublic());

  @AfterEach
  void close() {
    activities.close();
    milan.close();
  }

  @Test
  void shouldDropACertificateOfAnotherKeyWhenToldTo() {
    // given
    cached("liqo-remote-certificate", Keys.certificate(Keys.another().getPublic()), proof.csr());
    milan.after(POST, () -> Handshake.issue(milan, certificate));

    // when
    authentication.ensureTenant(new Admission(Given.provider(), proof, false, null, true));

    // then
    assertThat(milan.writes()).containsExactly("DELETE secrets/liqo-remote-certificate", POST);
  }

  @Test
  void shouldKeepACertificateOfThisKey() {
    // given
    cached("liqo-remote-certificate", certificate, proof.csr());
    milan.after(POST, () -> Handshake.issue(milan, certificate));

    // when
    authentication.ensureTenant(new Admission(Given.provider(), proof, false, null, true));

    // then
    assertThat(milan.writes()).containsExactly(POST);
  }

  @Test
  void shouldDropTheCertificateOfASliceThatIsNoMore() {
    // given
    cached("liqo-remote-certificate-milan", certificate, proof.csr());
    milan.after(POST, () -> Handshake.issue(milan, certificate));

    // when
    authentication.ensureTenant(new Admission(Given.provider(), proof, false, null, true));

    // then
    assertThat(milan.writes())
        .containsExactly("DELETE secrets/liqo-remote-certificate-milan", POST);
  }

  /** ECDSA signs differently every time, and the provider compares bytes. */
  @Test
  void shouldSendTheRequestThatTheKeptCertificateWasIssuedFor() {
    // given
    var ecdsa = Keys.generate("EC", 256);
    String kept = Handshake.proof(ecdsa).csr();
    String issued = Keys.certificate(ecdsa.getPublic());
    cached("liqo-remote-certificate", issued, kept);
    milan.after(POST, () -> Handshake.issue(milan, issued));

    // when
    authentication.ensureTenant(
        new Admission(Given.provider(), Handshake.proof(ecdsa), false, null, false));

    // then
    assertThat(milan.field(Kind.TENANT, "rome", "/spec/csr").asText()).isEqualTo(Keys.base64(kept));
  }

  @Test
  void shouldNotSendAKeptRequestOfAnotherKey() {
    // given
    cached("liqo-remote-certificate", certificate, Handshake.proof(Keys.another()).csr());
    milan.after(POST, () -> Handshake.issue(milan, certificate));

    // when
    ensure();

    // then
    assertThat(milan.field(Kind.TENANT, "rome", "/spec/csr").asText())
        .isEqualTo(Keys.base64(proof.csr()));
  }

  private void ensure() {
    authentication.ensureTenant(new Admission(Given.provider(), proof, false, null, false));
  }

  private void cached(String name, String pem, String request) {
    milan.add(
        Kind.SECRET,
        name,
        "{'metadata': {'labels': {'liqo.io/remote-cluster-id': 'rome'}}, 'data': {'certificate': '"
            + pem
            + "', 'csr': '"
            + Keys.base64(request)
            + "'}}");
  }
}
