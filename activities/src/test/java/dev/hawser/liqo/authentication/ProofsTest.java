package dev.hawser.liqo.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.cluster.AuthenticationActivities;
import dev.hawser.cluster.AuthenticationActivities.Challenge;
import dev.hawser.cluster.AuthenticationActivities.Nonce;
import dev.hawser.cluster.AuthenticationActivities.Proof;
import dev.hawser.cluster.Scope;
import dev.hawser.liqo.fixture.Activities;
import dev.hawser.liqo.fixture.FakeCluster;
import dev.hawser.liqo.fixture.Given;
import dev.hawser.liqo.fixture.Handshake;
import dev.hawser.liqo.fixture.Keys;
import dev.hawser.liqo.resources.Kind;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The consumer's answer to the challenge. */
final class ProofsTest {
  private static final String SECRET = "liqo-signed-nonce";
  private static final String GET = "GET secrets/liqo-signed-nonce";
  private static final String POST = "POST secrets/liqo-signed-nonce";

  private final FakeCluster rome = new FakeCluster(Given.CONSUMER, Given.PROVIDER);
  private final Activities activities = new Activities(new LiqoAuthentication(rome.access()));
  private final AuthenticationActivities authentication =
      activities.as(AuthenticationActivities.class);
  private final KeyPair key = Keys.another();

  @BeforeEach
  void install() {
    Handshake.keys(rome, key);
  }

  @AfterEach
  void close() {
    activities.close();
    rome.close();
  }

  @Test
  void shouldHaveTheNonceSignedAndMakeTheRequest() {
    // given
    rome.after(POST, () -> Handshake.sign(rome, key));

    // when
    var proof = prove(Given.consumer());

    // then
    assertThat(proof.publicKey()).isEqualTo(Keys.publicPem(key));
    assertThat(proof.csr()).isEqualTo(Handshake.proof(key).csr());
    assertThat(
            Keys.clusterKey(key)
                .verifies(
                    Handshake.NONCE.getBytes(StandardCharsets.US_ASCII),
                    Base64.getDecoder().decode(proof.signature())))
        .isTrue();
    assertThat(rome.bodies(POST))
        .containsExactly(
            FakeCluster.json(
                ("{'apiVersion': 'v1', 'kind': 'Secret', 'metadata': {'name': 'liqo-signed-nonce',"
                        + " 'namespace': 'liqo-tenant-milan', 'labels': {'liqo.io/signed-nonce':"
                        + " 'true', 'liqo.io/remote-cluster-id': 'milan', 'hawser.dev/run':"
                        + " 'run-1'}}, 'data': {'nonce': '%s'}}")
                    .formatted(Keys.base64(Handshake.NONCE))));
  }

  @Test
  void shouldReuseASignatureOfThisNonce() {
    // given
    existing(Keys.base64(Handshake.NONCE));
    Handshake.sign(rome, key);

    // when
    prove(Given.consumer());

    // then
    assertThat(rome.writes()).isEmpty();
  }

  @Test
  void shouldReplaceAnotherNonceAndDropItsSignature() {
    // given
    existing(Keys.base64("another"));
    rome.set(Kind.SECRET, SECRET, "/data", "{'signedNonce': 'b2xk'}");
    rome.after("PUT secrets/liqo-signed-nonce", () -> Handshake.sign(rome, key));

    // when
    prove(Given.consumer());

    // then
    assertThat(rome.bodies("PUT secrets/liqo-signed-nonce"))
        .singleElement()
        .satisfies(
            body ->
                assertThat(body.at("/data"))
                    .isEqualTo(
                        FakeCluster.json("{'nonce': '" + Keys.base64(Handshake.NONCE) + "'}")));
  }

  @Test
  void shouldNotTakeASignatureOfAnotherKey() {
    // given
    existing(Keys.base64(Handshake.NONCE));
    Handshake.sign(rome, Keys.another());
    rome.after(5, GET, () -> Handshake.sign(rome, key));

    // when
    prove(Given.consumer());

    // then
    assertThat(rome.count(GET)).isGreaterThanOrEqualTo(6);
  }

  @Test
  void shouldSayWhoDoesNotSign() {
    // given
    rome.after(POST, () -> Handshake.sign(rome, Keys.another()));

    // when
    var failure = Activities.failureOf(() -> prove(Given.impatient(Given.consumer())));

    // then
    assertThat(failure.getType()).isEqualTo("TimedOut");
    assertThat(failure.getOriginalMessage())
        .contains("no signature of the cluster's key", "controller manager");
  }

  @Test
  void shouldSayThatKeysAreMissing() {
    // given
    rome.add(Kind.SECRET, "liqo", "authentication-keys", "{}");

    // when
    var failure = Activities.failureOf(() -> prove(Given.consumer()));

    // then
    assertThat(failure.getType()).isEqualTo("LiqoNotFound");
    assertThat(failure.getOriginalMessage()).contains("authentication-keys", "rome");
    assertThat(rome.writes()).isEmpty();
  }

  @Test
  void shouldFailForGoodOnKeysThatAreNone() {
    // given
    rome.add(
        Kind.SECRET,
        "liqo",
        "authentication-keys",
        "{'data': {'privateKey': 'c2VjcmV0', 'publicKey': 'c2VjcmV0'}}");

    // when
    var failure = Activities.failureOf(() -> prove(Given.consumer()));

    // then
    assertThat(failure.isNonRetryable()).isTrue();
    assertThat(failure.getOriginalMessage()).doesNotContain("secret").doesNotContain("c2VjcmV0");
  }

  @Test
  void shouldPutTheOtherNonceBack() {
    // given
    existing(Keys.base64("another"));
    rome.after("PUT secrets/liqo-signed-nonce", () -> Handshake.sign(rome, key));
    prove(Given.consumer());

    // when
    assertThat(authentication.deleteProof(Given.undo(Given.consumer())).gone()).isEmpty();

    // then
    assertThat(rome.field(Kind.SECRET, SECRET, "/data/nonce").asText())
        .isEqualTo(Keys.base64("another"));
  }

  private Proof prove(Scope scope) {
    return authentication.proveIdentity(new Challenge(scope, new Nonce(Handshake.NONCE)));
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
