package dev.hawser.liqo.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hawser.cluster.AuthParams;
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
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A consumer let in, and with which certificate. */
final class TenantsTest {
  private static final String GET = "GET tenants/rome";
  private static final String POST = "POST tenants/rome";
  private static final String PUT = "PUT tenants/rome";

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
  void shouldWriteLiqoctlsTenantAndReturnTheGrant() {
    // given
    milan.after(POST, () -> Handshake.issue(milan, certificate));

    // when
    var grant = ensure(Given.provider());

    // then
    assertThat(grant)
        .isEqualTo(
            new Grant(
                new AuthParams("Y2E=", certificate, "https://192.0.2.9:6443", null),
                "liqo-tenant-rome"));
    assertThat(milan.bodies(POST))
        .containsExactly(
            FakeCluster.json(
                ("{'apiVersion': 'authentication.liqo.io/v1beta1', 'kind': 'Tenant', 'metadata':"
                        + " {'name': 'rome', 'namespace': 'liqo-tenant-rome', 'labels':"
                        + " {'liqo.io/remote-cluster-id': 'rome', 'hawser.dev/run': 'run-1'}},"
                        + " 'spec': {'clusterID': 'rome', 'publicKey': '%s', 'csr': '%s',"
                        + " 'signature': 'c2lnbmF0dXJl'}}")
                    .formatted(Keys.base64(proof.publicKey()), Keys.base64(proof.csr()))));
  }

  @Test
  void shouldSendARawKeyToOldProviders() {
    // given
    milan.after(POST, () -> Handshake.issue(milan, certificate));

    // when
    authentication.ensureTenant(new Admission(Given.provider(), proof, true, null, false));

    // then
    byte[] spki = key.getPublic().getEncoded();
    assertThat(milan.field(Kind.TENANT, "rome", "/spec/publicKey").asText())
        .isEqualTo(Keys.base64(java.util.Arrays.copyOfRange(spki, spki.length - 32, spki.length)));
  }

  @Test
  void shouldKeepWhatTheProviderSet() {
    // given
    existing("'tenantCondition': 'Cordoned', 'authzPolicy': 'KeysExchange', 'csr': 'old'");
    milan.after(PUT, () -> Handshake.issue(milan, certificate));

    // when
    ensure(Given.provider());

    // then
    var spec = milan.field(Kind.TENANT, "rome", "/spec");
    assertThat(spec.at("/tenantCondition").asText()).isEqualTo("Cordoned");
    assertThat(spec.at("/csr").asText()).isEqualTo(Keys.base64(proof.csr()));
  }

  @Test
  void shouldNotTakeACertificateOfAnotherKey() {
    // given
    milan.after(POST, () -> Handshake.issue(milan, Keys.certificate(Keys.another().getPublic())));
    milan.after(5, GET, () -> Handshake.issue(milan, certificate));

    // then
    assertThat(ensure(Given.provider()).authParams().signedCRT()).isEqualTo(certificate);
  }

  @Test
  void shouldNotTakeAnExpiredCertificate() {
    // given
    String expired = Keys.certificate(key.getPublic(), Instant.now().minusSeconds(60));
    milan.after(POST, () -> Handshake.issue(milan, expired));
    milan.after(5, GET, () -> Handshake.issue(milan, certificate));

    // then
    assertThat(ensure(Given.provider()).authParams().signedCRT()).isEqualTo(certificate);
  }

  @Test
  void shouldHaveLiqoRestoreRightsThatWereCollectedWithAnotherTenant() {
    // given
    milan.after(
        POST,
        () -> {
          Handshake.issue(milan, certificate);
          Handshake.bindTo(milan, "uid-of-its-predecessor");
        });
    milan.after(PUT, () -> Handshake.bind(milan));

    // when
    ensure(Given.provider());

    // then
    assertThat(milan.writes()).containsExactly(POST, PUT);
    assertThat(milan.object(Kind.TENANT, "rome").at("/metadata/annotations").toString())
        .contains("hawser.dev/looked-at-again-for");
  }

  @Test
  void shouldRestoreATenantThatItChanged() {
    // given
    existing("'clusterID': 'rome', 'publicKey': 'old', 'csr': 'old', 'signature': 'old'");
    JsonNode before = milan.field(Kind.TENANT, "rome", "/spec");
    milan.after(PUT, () -> Handshake.issue(milan, certificate));
    ensure(Given.provider());

    // when
    assertThat(authentication.deleteTenant(Given.undo(Given.provider())).gone()).isEmpty();

    // then
    assertThat(milan.field(Kind.TENANT, "rome", "/spec")).isEqualTo(before);
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
