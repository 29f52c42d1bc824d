package dev.hawser.liqo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hawser.activity.AuthenticationActivities;
import dev.hawser.activity.AuthenticationActivities.IdentityInput;
import dev.hawser.activity.AuthenticationActivities.ProofInput;
import dev.hawser.activity.AuthenticationActivities.TenantInput;
import dev.hawser.activity.PairActivities;
import dev.hawser.activity.PairActivities.InspectInput;
import dev.hawser.activity.Role;
import dev.hawser.liqo.authentication.LiqoAuthentication;
import dev.hawser.liqo.fixture.ActivityRunner;
import dev.hawser.liqo.fixture.FakeAuthenticationControllers;
import dev.hawser.liqo.fixture.FakeCluster;
import dev.hawser.liqo.fixture.InstalledLiqo;
import dev.hawser.liqo.fixture.PeeringFixture;
import dev.hawser.liqo.fixture.TestKeys;
import dev.hawser.liqo.pair.LiqoPair;
import dev.hawser.liqo.resources.Kind;
import dev.hawser.peering.payload.Payloads;
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

/** Nothing that an authentication sends to Temporal contains a key. */
final class SecretsTest {
  private static final String KUBECONFIG = "a2luZDogQ29uZmlnIG9mIHRoZSBjb25zdW1lcg==";
  private static final ObjectMapper JSON = Payloads.json();

  private final KeyPair key = TestKeys.another();
  private final FakeCluster rome =
      new FakeCluster(PeeringFixture.CONSUMER, PeeringFixture.PROVIDER);
  private final FakeCluster milan =
      new FakeCluster(PeeringFixture.PROVIDER, PeeringFixture.CONSUMER);
  private final ActivityRunner consumer =
      new ActivityRunner(new LiqoAuthentication(rome.access()), new LiqoPair(rome.access()));
  private final ActivityRunner provider =
      new ActivityRunner(new LiqoAuthentication(milan.access()));
  private final List<Object> sent = new ArrayList<>();

  @BeforeEach
  void install() {
    InstalledLiqo.on(rome, PeeringFixture.CONSUMER);
    FakeAuthenticationControllers.keys(rome, key);
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
  void shouldContainNoKey(boolean well) {
    // given
    milan.after(3, "GET secrets/liqo-nonce", () -> FakeAuthenticationControllers.fillNonce(milan));
    rome.after(
        5, "GET secrets/liqo-signed-nonce", () -> FakeAuthenticationControllers.sign(rome, key));
    milan.after(
        6,
        "GET tenants/rome",
        () -> FakeAuthenticationControllers.issue(milan, TestKeys.certificate(key.getPublic())));
    if (well) rome.after(4, "GET identities/controlplane-milan", this::installIdentity);

    // when
    handshake(well);

    // then
    sent.addAll(consumer.heartbeats());
    sent.addAll(provider.heartbeats());
    assertThat(sent).hasSizeGreaterThan(6);
    String everything = everything();
    assertThat(everything).contains("signedCRT", "rome", "milan");
    for (String secret : secrets()) assertThat(everything).doesNotContain(secret);
  }

  private void handshake(boolean well) {
    var here = consumer.as(AuthenticationActivities.class);
    var there = provider.as(AuthenticationActivities.class);
    var nonce = tell(there.ensureNonce(PeeringFixture.provider()));
    var proof = tell(here.proveIdentity(new ProofInput(PeeringFixture.consumer(), nonce)));
    var grant =
        tell(
            there.ensureTenant(
                new TenantInput(PeeringFixture.provider(), proof, false, null, false)));
    var credentials =
        new IdentityInput(
            well ? PeeringFixture.consumer() : PeeringFixture.impatient(PeeringFixture.consumer()),
            grant,
            false);
    if (well) tell(here.ensureIdentity(credentials));
    else tell(ActivityRunner.failureOf(() -> here.ensureIdentity(credentials)));
    var scope = PeeringFixture.consumer();
    tell(
        consumer
            .as(PairActivities.class)
            .inspectCluster(new InspectInput(scope.cluster(), scope.peer(), Role.CONSUMER, false)));
    rome.add(
        Kind.SECRET,
        "liqo",
        "authentication-keys",
        "{'data': {'privateKey': '%s', 'publicKey': 'AAAA'}}"
            .formatted(TestKeys.base64(TestKeys.privatePem(key))));
    tell(
        ActivityRunner.failureOf(
            () -> here.proveIdentity(new ProofInput(PeeringFixture.consumer(), nonce))));
    sent.add(TestKeys.clusterKey(key).toString());
  }

  private <T> T tell(T answer) {
    sent.add(answer);
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
    for (var value : sent) {
      text.append(value.toString()).append('\n');
      if (value instanceof Throwable failure) failure.printStackTrace(new PrintWriter(text));
      else text.append(json(value)).append('\n');
    }
    return text.toString();
  }

  /** The key in every encoding. */
  private List<String> secrets() {
    byte[] encoded = key.getPrivate().getEncoded();
    byte[] seed = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    String pem = TestKeys.privatePem(key);
    return Stream.of(
            pem.lines().toList().get(1),
            TestKeys.base64(pem),
            TestKeys.base64(seed),
            HexFormat.of().formatHex(seed),
            "PRIVATE KEY",
            TestKeys.base64("-----BEGIN PRIVATE KEY"),
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
