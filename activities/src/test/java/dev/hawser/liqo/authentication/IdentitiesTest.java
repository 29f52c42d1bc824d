package dev.hawser.liqo.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.ActivityScope;
import dev.hawser.activity.AuthParams;
import dev.hawser.activity.AuthenticationActivities;
import dev.hawser.activity.AuthenticationActivities.IdentityInput;
import dev.hawser.activity.AuthenticationActivities.TenantCredentials;
import dev.hawser.liqo.fixture.ActivityRunner;
import dev.hawser.liqo.fixture.FakeAuthenticationControllers;
import dev.hawser.liqo.fixture.FakeCluster;
import dev.hawser.liqo.fixture.PeeringFixture;
import dev.hawser.liqo.fixture.TestKeys;
import dev.hawser.liqo.pki.Pem;
import dev.hawser.liqo.resources.Kind;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The consumer's Identity. */
final class IdentitiesTest {
  private static final String NAME = "controlplane-milan";
  private static final String POST = "POST identities/controlplane-milan";
  private static final String DELETE = "DELETE identities/controlplane-milan";
  private static final String KUBECONFIG = "kubeconfig-controlplane-milan";
  private static final KeyPair KEY = TestKeys.another();
  private static final String PROXY = "http://proxy.example:8118";
  private static final String ENDING = "'deletionTimestamp': '2026-01-01T00:00:00Z'";

  private final FakeCluster rome =
      new FakeCluster(PeeringFixture.CONSUMER, PeeringFixture.PROVIDER);
  private final ActivityRunner activities =
      new ActivityRunner(new LiqoAuthentication(rome.access()));
  private final AuthenticationActivities authentication =
      activities.as(AuthenticationActivities.class);

  private final String certificate = TestKeys.certificate(KEY.getPublic());

  @BeforeEach
  void haveKeys() {
    FakeAuthenticationControllers.keys(rome, KEY);
  }

  @AfterEach
  void close() {
    activities.close();
    rome.close();
  }

  @Test
  void shouldCreateTheIdentityAsLiqoctlDoesAndWaitForTheSecret() {
    // given
    rome.after(4, "GET identities/controlplane-milan", this::install);

    // when
    var installed = ensure(PeeringFixture.consumer(), PROXY);

    // then
    assertThat(installed.kubeconfigSecret()).isEqualTo(KUBECONFIG);
    assertThat(rome.bodies(POST))
        .containsExactly(
            FakeCluster.json(
                "{'apiVersion': 'authentication.liqo.io/v1beta1', 'kind': 'Identity', 'metadata':"
                    + " {'name': 'controlplane-milan', 'namespace': 'liqo-tenant-milan', 'labels':"
                    + " {'liqo.io/remote-cluster-id': 'milan', 'hawser.dev/run': 'run-1'}}, 'spec':"
                    + " {'clusterID': 'milan', 'type': 'ControlPlane', 'authParams': {'ca': '"
                    + TestKeys.CA
                    + "', 'signedCRT': '"
                    + certificate
                    + "', 'apiServer': 'https://192.0.2.9:6443', 'proxyURL': '"
                    + PROXY
                    + "'}, 'namespace': 'liqo-tenant-rome'}}"));
  }

  @Test
  void shouldAdoptAnIdentityWithTheSameCredentials() {
    // given
    rome.after(POST, this::install);
    ensure(PeeringFixture.consumer(), null);

    // when
    ensure(PeeringFixture.consumer(), null);

    // then
    assertThat(rome.writes()).containsExactly(POST);
  }

  @Test
  void shouldNameTheControllerThatDoesNotWriteTheSecret() {
    // when
    var failure =
        ActivityRunner.failureOf(
            () -> ensure(PeeringFixture.impatient(PeeringFixture.consumer()), null));

    // then
    assertThat(failure.getType()).isEqualTo("TimedOut");
    assertThat(failure.getOriginalMessage()).contains(NAME, "controller manager");
  }

  @Test
  void shouldReturnOnlyAfterRenewAndSecretAreGone() {
    // given
    rome.after(POST, this::install);
    ensure(PeeringFixture.consumer(), null);
    renew("'finalizers': ['crdreplicator.liqo.io/resource']");
    rome.add(Kind.SECRET, KUBECONFIG, "{}");
    rome.after(3, "GET renews/controlplane-milan", this::dropRenew);
    rome.after(3, "GET secrets/" + KUBECONFIG, () -> rome.remove(Kind.SECRET, KUBECONFIG));

    // when
    var removed = authentication.deleteIdentity(PeeringFixture.undo(PeeringFixture.consumer()));

    // then
    assertThat(removed.deleted())
        .map(Object::toString)
        .containsExactly("Identity controlplane-milan");
    assertThat(rome.writes()).containsExactly(POST, DELETE);
    assertThat(rome.find(Kind.RENEW, NAME)).isEmpty();
    assertThat(rome.find(Kind.SECRET, KUBECONFIG)).isEmpty();
  }

  @Test
  void shouldWaitForStuckCredentialsBeforeItWrites() {
    // given
    renew(ENDING);
    rome.after(3, "GET renews/controlplane-milan", this::dropRenew);
    rome.after(POST, this::install);

    // when
    authentication.ensureIdentity(new IdentityInput(PeeringFixture.consumer(), grant(null), true));

    // then
    assertThat(rome.find(Kind.RENEW, NAME)).isEmpty();
    assertThat(rome.writes()).containsExactly(POST);
  }

  static Stream<AuthParams> others() {
    var now = Instant.now();
    var day = Duration.ofDays(1);
    String own = TestKeys.certificate(KEY.getPublic());
    return Stream.of(
        params(TestKeys.CA, TestKeys.certificate(TestKeys.another().getPublic())),
        params(TestKeys.CA, TestKeys.certificate(KEY.getPublic(), now.minus(day))),
        params(TestKeys.CA, TestKeys.certificate(KEY.getPublic(), now.plus(day.multipliedBy(400)))),
        params(TestKeys.CA, TestKeys.certificate("O=liqo.io,CN=milan", KEY.getPublic())),
        params(TestKeys.CA, TestKeys.certificate("O=liqo.io,O=admins,CN=rome", KEY.getPublic())),
        params(TestKeys.base64(Pem.encode("CERTIFICATE", new byte[50])), own),
        params(TestKeys.CA, TestKeys.base64(Pem.encode("CERTIFICATE", new byte[50]))));
  }

  @ParameterizedTest
  @MethodSource("others")
  void shouldRefuseCredentialsThatAreNotForThisClusterNow(AuthParams params) {
    // given
    var input =
        new IdentityInput(
            PeeringFixture.consumer(), new TenantCredentials(params, "liqo-tenant-rome"), false);

    // when
    var failure = ActivityRunner.failureOf(() -> authentication.ensureIdentity(input));

    // then
    assertThat(failure.getType()).isEqualTo("InvalidValue");
    assertThat(failure.isNonRetryable()).isTrue();
    assertThat(failure.getOriginalMessage())
        .startsWith("rome does not accept the credentials of milan: ");
    assertThat(rome.writes()).isEmpty();
  }

  private static AuthParams params(String ca, String certificate) {
    return new AuthParams(ca, certificate, "https://192.0.2.9:6443", null);
  }

  private AuthenticationActivities.IdentitySecret ensure(ActivityScope scope, String proxy) {
    return authentication.ensureIdentity(new IdentityInput(scope, grant(proxy), false));
  }

  private TenantCredentials grant(String proxy) {
    return new TenantCredentials(
        new AuthParams(TestKeys.CA, certificate, "https://192.0.2.9:6443", proxy),
        "liqo-tenant-rome");
  }

  private void install() {
    rome.set(
        Kind.IDENTITY, NAME, "/status", "{'kubeconfigSecretRef': {'name': '" + KUBECONFIG + "'}}");
  }

  private void renew(String metadata) {
    rome.add(
        Kind.RENEW,
        NAME,
        "{'metadata': {'labels': {'liqo.io/remoteID': 'milan', 'liqo.io/remote-cluster-id':"
            + " 'milan'}, "
            + metadata
            + "}}");
  }

  private void dropRenew() {
    rome.set(Kind.RENEW, NAME, "/metadata", "{'finalizers': []}");
    rome.remove(Kind.RENEW, NAME);
  }
}
