package dev.hawser.liqo.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.cluster.AuthenticationActivities;
import dev.hawser.cluster.AuthenticationActivities.Admission;
import dev.hawser.cluster.AuthenticationActivities.Grant;
import dev.hawser.cluster.AuthenticationActivities.Proof;
import dev.hawser.cluster.Scope;
import dev.hawser.liqo.fixture.Activities;
import dev.hawser.liqo.fixture.FakeCluster;
import dev.hawser.liqo.fixture.Given;
import dev.hawser.liqo.fixture.Handshake;
import dev.hawser.liqo.fixture.Keys;
import dev.hawser.liqo.resources.Kind;
import java.security.KeyPair;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A consumer that is not let in, and why. */
final class TenantRefusalsTest {
  private static final String GET = "GET tenants/rome";
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
  void shouldEndWithTheProvidersOwnWords() {
    // given
    milan.after(POST, () -> Handshake.complain(milan, "InvalidCSR", "invalid common name"));

    // when
    var failure = Activities.failureOf(() -> ensure(Given.provider()));

    // then
    assertThat(failure.getType()).isEqualTo("TenantRefused");
    assertThat(failure.isNonRetryable()).isTrue();
    assertThat(failure.getOriginalMessage()).contains("milan", "invalid common name");
  }

  @Test
  void shouldNotMindAComplaintAboutWhatStoodThereBefore() {
    // given
    existing("'csr': 'old'");
    Handshake.complain(milan, "SignatureVerificationFailed", "of another nonce");
    milan.after(4, GET, () -> Handshake.issue(milan, certificate));

    // then
    assertThat(ensure(Given.provider()).authParams().signedCRT()).isEqualTo(certificate);
  }

  @Test
  void shouldTellTheComplaintsWhenPatienceEnds() {
    // given
    milan.after(
        POST,
        () ->
            Handshake.complain(
                milan, "AuthParamsFailed", "the stored and the provided CSR do not match"));

    // when
    var failure = Activities.failureOf(() -> ensure(Given.impatient(Given.provider())));

    // then
    assertThat(failure.getType()).isEqualTo("TenantRefused");
    assertThat(failure.getOriginalMessage())
        .contains("AuthParamsFailed: the stored and the provided CSR do not match");
  }

  @Test
  void shouldRefuseAnIdentityWithAnAccessKey() {
    // given
    milan.after(
        POST,
        () ->
            milan.set(
                Kind.TENANT,
                "rome",
                "/status",
                "{'authParams': {'awsConfig': {'awsSecretAccessKey': 'TOPSECRET'}}}"));

    // when
    var failure = Activities.failureOf(() -> ensure(Given.provider()));

    // then
    assertThat(failure.getType()).isEqualTo("UnsafeIdentity");
    assertThat(failure.getOriginalMessage()).doesNotContain("TOPSECRET");
  }

  private Grant ensure(Scope scope) {
    return authentication.ensureTenant(new Admission(scope, proof, false, null, false));
  }

  private void existing(String spec) {
    milan.add(
        Kind.TENANT,
        "rome",
        "{'metadata': {'labels': {'liqo.io/remote-cluster-id': 'rome'}}, 'spec': {" + spec + "}}");
  }
}
