package dev.hawser.liqo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hawser.cluster.AuthenticationActivities;
import dev.hawser.cluster.AuthenticationActivities.Admission;
import dev.hawser.cluster.AuthenticationActivities.Challenge;
import dev.hawser.cluster.AuthenticationActivities.Credentials;
import dev.hawser.cluster.PairActivities;
import dev.hawser.cluster.PairActivities.Look;
import dev.hawser.cluster.Role;
import dev.hawser.liqo.authentication.LiqoAuthentication;
import dev.hawser.liqo.cluster.LiqoPair;
import dev.hawser.liqo.fixture.Activities;
import dev.hawser.liqo.fixture.FakeCluster;
import dev.hawser.liqo.fixture.Given;
import dev.hawser.liqo.fixture.Handshake;
import dev.hawser.liqo.fixture.Installation;
import dev.hawser.liqo.fixture.Keys;
import dev.hawser.liqo.resources.Kind;
import dev.hawser.peering.Payloads;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a handshake tells Temporal, the keys are not in it. */
final class SecretsTest {
  private static final String KUBECONFIG = "a2luZDogQ29uZmlnIG9mIHRoZSBjb25zdW1lcg==";
  private static final ObjectMapper JSON = Payloads.json();

  private final KeyPair key = Keys.another();
  private final FakeCluster rome = new FakeCluster(Given.CONSUMER, Given.PROVIDER);
  private final FakeCluster milan = new FakeCluster(Given.PROVIDER, Given.CONSUMER);
  private final Activities consumer =
      new Activities(new LiqoAuthentication(rome.access()), new LiqoPair(rome.access()));
  private final Activities provider = new Activities(new LiqoAuthentication(milan.access()));
  private final List<Object> told = new ArrayList<>();

  @BeforeEach
  void install() {
    Installation.on(rome, Given.CONSUMER);
    Handshake.keys(rome, key);
    rome.add(
        Kind.SECRET,
        "kubeconfig-controlplane-milan",
        "{'data': {'kubeconfig': '" + KUBECONFIG + "'}}");
  }

  @AfterEach
  void close() {
    consumer.close();
    provider.close();
    rome.close();
    milan.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldNotTellAnyKey(boolean well) {
    // given
    milan.after(3, "GET secrets/liqo-nonce", () -> Handshake.fillNonce(milan));
    rome.after(5, "GET secrets/liqo-signed-nonce", () -> Handshake.sign(rome, key));
    milan.after(
        6, "GET tenants/rome", () -> Handshake.issue(milan, Keys.certificate(key.getPublic())));
    if (well) rome.after(4, "GET identities/controlplane-milan", this::installIdentity);

    // when
    handshake(well);

    // then
    told.addAll(consumer.heartbeats());
    told.addAll(provider.heartbeats());
    assertThat(told).hasSizeGreaterThan(6);
    String everything = everything();
    assertThat(everything).contains("signedCRT", "rome", "milan");
    for (String secret : secrets()) assertThat(everything).doesNotContain(secret);
  }

  private void handshake(boolean well) {
    var here = consumer.as(AuthenticationActivities.class);
    var there = provider.as(AuthenticationActivities.class);
    var nonce = tell(there.ensureNonce(Given.provider()));
    var proof = tell(here.proveIdentity(new Challenge(Given.consumer(), nonce)));
    var grant =
        tell(there.ensureTenant(new Admission(Given.provider(), proof, false, null, false)));
    var credentials =
        new Credentials(well ? Given.consumer() : Given.impatient(Given.consumer()), grant, false);
    if (well) tell(here.ensureIdentity(credentials));
    else tell(Activities.failureOf(() -> here.ensureIdentity(credentials)));
    var scope = Given.consumer();
    tell(
        consumer
            .as(PairActivities.class)
            .inspectCluster(new Look(scope.cluster(), scope.peer(), Role.CONSUMER)));
    rome.add(
        Kind.SECRET,
        "liqo",
        "authentication-keys",
        "{'data': {'privateKey': '%s', 'publicKey': 'AAAA'}}"
            .formatted(Keys.base64(Keys.privatePem(key))));
    tell(Activities.failureOf(() -> here.proveIdentity(new Challenge(Given.consumer(), nonce))));
    told.add(Keys.clusterKey(key).toString());
  }

  private <T> T tell(T answer) {
    told.add(answer);
    return answer;
  }

  private void installIdentity() {
    rome.set(
        Kind.IDENTITY,
        "controlplane-milan",
        "/status",
        "{'kubeconfigSecretRef': {'name': 'kubeconfig-controlplane-milan'}}");
  }

  private String everything() {
    var text = new StringWriter();
    for (var value : told) {
      text.append(value.toString()).append('\n');
      if (value instanceof Throwable failure) failure.printStackTrace(new PrintWriter(text));
      else text.append(json(value)).append('\n');
    }
    return text.toString();
  }

  /** The key in every form it might be told in. */
  private List<String> secrets() {
    byte[] encoded = key.getPrivate().getEncoded();
    byte[] seed = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    String pem = Keys.privatePem(key);
    return Stream.of(
            pem.lines().toList().get(1),
            Keys.base64(pem),
            Keys.base64(seed),
            HexFormat.of().formatHex(seed),
            "PRIVATE KEY",
            Keys.base64("-----BEGIN PRIVATE KEY"),
            KUBECONFIG)
        .map(secret -> secret.replace("=", ""))
        .toList();
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
