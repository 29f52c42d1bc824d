package dev.hawser.liqo.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.ActivityScope;
import dev.hawser.activity.AuthenticationActivities;
import dev.hawser.activity.AuthenticationActivities.Nonce;
import dev.hawser.activity.AuthenticationActivities.Proof;
import dev.hawser.activity.AuthenticationActivities.ProofInput;
import dev.hawser.liqo.fixture.ActivityRunner;
import dev.hawser.liqo.fixture.FakeAuthenticationControllers;
import dev.hawser.liqo.fixture.FakeCluster;
import dev.hawser.liqo.fixture.PeeringFixture;
import dev.hawser.liqo.fixture.TestKeys;
import dev.hawser.liqo.resources.Kind;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The consumer's proof of its identity. */
final class ProofsTest {
  private static final String SECRET = "liqo-signed-nonce";
  private static final String GET = "GET secrets/liqo-signed-nonce";
  private static final String POST = "POST secrets/liqo-signed-nonce";

  private final FakeCluster rome =
      new FakeCluster(PeeringFixture.CONSUMER, PeeringFixture.PROVIDER);
  private final ActivityRunner activities =
      new ActivityRunner(new LiqoAuthentication(rome.access()));
  private final AuthenticationActivities authentication =
      activities.as(AuthenticationActivities.class);
  private final KeyPair key = TestKeys.another();

  @BeforeEach
  void install() {
    FakeAuthenticationControllers.keys(rome, key);
  }

  @AfterEach
  void close() {
    activities.close();
    rome.close();
  }

  @Test
  void shouldHaveTheNonceSignedAndCreateARequest() {
    // given
    rome.after(POST, () -> FakeAuthenticationControllers.sign(rome, key));

    // when
    var proof = prove(PeeringFixture.consumer());

    // then
    assertThat(proof.publicKey()).isEqualTo(TestKeys.publicPem(key));
    assertThat(proof.csr()).isEqualTo(FakeAuthenticationControllers.proof(key).csr());
    assertThat(
            TestKeys.clusterKey(key)
                .verifies(
                    FakeAuthenticationControllers.NONCE.getBytes(StandardCharsets.US_ASCII),
                    Base64.getDecoder().decode(proof.signature())))
        .isTrue();
    assertThat(rome.bodies(POST))
        .containsExactly(
            FakeCluster.json(
                ("{'apiVersion': 'v1', 'kind': 'Secret', 'metadata': {'name': 'liqo-signed-nonce',"
                        + " 'namespace': 'liqo-tenant-milan', 'labels': {'liqo.io/signed-nonce':"
                        + " 'true', 'liqo.io/remote-cluster-id': 'milan', 'hawser.dev/run':"
                        + " 'run-1'}}, 'data': {'nonce': '%s'}}")
                    .formatted(TestKeys.base64(FakeAuthenticationControllers.NONCE))));
  }

  @Test
  void shouldReuseASignatureOfThisNonce() {
    // given
    existing(TestKeys.base64(FakeAuthenticationControllers.NONCE));
    FakeAuthenticationControllers.sign(rome, key);

    // when
    prove(PeeringFixture.consumer());

    // then
    assertThat(rome.writes()).isEmpty();
  }

  @Test
  void shouldReplaceAnotherNonceAndItsSignature() {
    // given
    existing(TestKeys.base64("another"));
    rome.set(Kind.SECRET, SECRET, "/data", "{'signedNonce': 'b2xk'}");
    rome.after(
        "PUT secrets/liqo-signed-nonce", () -> FakeAuthenticationControllers.sign(rome, key));

    // when
    prove(PeeringFixture.consumer());

    // then
    assertThat(rome.bodies("PUT secrets/liqo-signed-nonce"))
        .singleElement()
        .satisfies(
            body -> {
              assertThat(body.at("/data/nonce").asText())
                  .isEqualTo(TestKeys.base64(FakeAuthenticationControllers.NONCE));
              assertThat(body.at("/data").has("signedNonce")).isFalse();
              assertThat(body.at("/metadata").toString())
                  .doesNotContain("b2xk", TestKeys.base64("another"));
            });
  }

  @Test
  void shouldNotAcceptASignatureByAnotherKey() {
    // given
    existing(TestKeys.base64(FakeAuthenticationControllers.NONCE));
    FakeAuthenticationControllers.sign(rome, TestKeys.another());
    rome.after(5, GET, () -> FakeAuthenticationControllers.sign(rome, key));

    // when
    prove(PeeringFixture.consumer());

    // then
    assertThat(rome.count(GET)).isGreaterThanOrEqualTo(6);
  }

  @Test
  void shouldNameTheControllerThatDoesNotSign() {
    // given
    rome.after(POST, () -> FakeAuthenticationControllers.sign(rome, TestKeys.another()));

    // when
    var failure =
        ActivityRunner.failureOf(() -> prove(PeeringFixture.impatient(PeeringFixture.consumer())));

    // then
    assertThat(failure.getType()).isEqualTo("TimedOut");
    assertThat(failure.getOriginalMessage())
        .contains("no signature of the cluster's key", "controller manager");
  }

  @Test
  void shouldReportMissingKeys() {
    // given
    rome.add(Kind.SECRET, "liqo", "authentication-keys", "{}");

    // when
    var failure = ActivityRunner.failureOf(() -> prove(PeeringFixture.consumer()));

    // then
    assertThat(failure.getType()).isEqualTo("LiqoNotFound");
    assertThat(failure.getOriginalMessage()).contains("authentication-keys", "rome");
    assertThat(rome.writes()).isEmpty();
  }

  @Test
  void shouldNotRetryWithInvalidKeys() {
    // given
    rome.add(
        Kind.SECRET,
        "liqo",
        "authentication-keys",
        "{'data': {'privateKey': 'c2VjcmV0', 'publicKey': 'c2VjcmV0'}}");

    // when
    var failure = ActivityRunner.failureOf(() -> prove(PeeringFixture.consumer()));

    // then
    assertThat(failure.isNonRetryable()).isTrue();
    assertThat(failure.getOriginalMessage()).doesNotContain("secret").doesNotContain("c2VjcmV0");
  }

  @Test
  void shouldRestoreTheOtherNonce() {
    // given
    existing(TestKeys.base64("another"));
    rome.after(
        "PUT secrets/liqo-signed-nonce", () -> FakeAuthenticationControllers.sign(rome, key));
    prove(PeeringFixture.consumer());

    // when
    assertThat(authentication.deleteProof(PeeringFixture.undo(PeeringFixture.consumer())).deleted())
        .isEmpty();

    // then
    var data = rome.field(Kind.SECRET, SECRET, "/data");
    assertThat(data.at("/nonce").asText()).isEqualTo(TestKeys.base64("another"));
    assertThat(data.fieldNames()).toIterable().containsOnly("nonce", "signedNonce");
  }

  private Proof prove(ActivityScope scope) {
    return authentication.proveIdentity(
        new ProofInput(scope, new Nonce(FakeAuthenticationControllers.NONCE)));
  }

  private void existing(String nonce) {
    rome.add(
        Kind.SECRET,
        SECRET,
        "{'metadata': {'labels': {'liqo.io/signed-nonce': 'true', 'liqo.io/remote-cluster-id':"
            + " 'milan'}}, 'data': {'nonce': '"
            + nonce
            + "'}}");
  }
}
