package dev.hawser.liqo.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.liqo.fixture.ActivityRunner;
import dev.hawser.liqo.fixture.PeeringFixture;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an attempt does while the API server refuses the worker's credentials. */
@Timeout(20)
final class CredentialsRefusalTest {
  private static final KubernetesClientException REFUSED =
      new KubernetesClientException("Unauthorized", 401, null);

  private final AttemptFixture attempts = new AttemptFixture();

  @AfterEach
  void close() {
    attempts.close();
  }

  @Test
  void shouldRetryWhileTheCredentialsMayBeRotating() {
    // given
    attempts.body =
        attempt -> {
          if (attempts.times.incrementAndGet() < 4) throw REFUSED;
          return "read";
        };

    // when
    var result = attempts.run(PeeringFixture.provider());

    // then
    assertThat(result).isEqualTo("read");
    assertThat(attempts.activities.heartbeats())
        .extracting(HeartbeatDetails::waitingFor)
        .containsOnly("milan to accept the worker's credentials");
  }

  @Test
  void shouldFailWhenTheRefusalLasts() {
    // given
    attempts.timings = Timings.PRODUCTION.with(tolerating(Duration.ofMillis(100)));
    refuseAlways();

    // when
    var failure = ActivityRunner.failureOf(() -> attempts.run(PeeringFixture.provider()));

    // then
    assertThat(failure.getType()).isEqualTo("Forbidden");
    assertThat(failure.isNonRetryable()).isTrue();
    assertThat(failure.getOriginalMessage())
        .isEqualTo("milan does not accept the worker's credentials: renew its kubeconfig");
    assertThat(attempts.times).hasValueGreaterThan(1);
  }

  @Test
  void shouldNotOutlastThePatienceOfTheRun() {
    // given
    refuseAlways();

    // when
    var failure =
        ActivityRunner.failureOf(
            () -> attempts.run(AttemptFixture.patient(Duration.ofMillis(100))));

    // then
    assertThat(failure.getType()).isEqualTo("Forbidden");
    assertThat(failure.getOriginalMessage()).contains("renew its kubeconfig");
  }

  @Test
  void shouldCountFromTheLastOtherAnswer() {
    // given
    var refusal = new CredentialsRefusal(Duration.ZERO);
    var patient = new CredentialsRefusal(Duration.ofMinutes(1));

    // when
    boolean[] mayEnd = {
      refusal.mayEnd(REFUSED),
      patient.mayEnd(REFUSED),
      patient.mayEnd(new KubernetesClientException("Forbidden", 403, null)),
      patient.mayEnd(REFUSED)
    };

    // then
    assertThat(mayEnd).containsExactly(false, true, false, true);
  }

  private void refuseAlways() {
    attempts.body =
        attempt -> {
          attempts.times.incrementAndGet();
          throw REFUSED;
        };
  }

  private static Timings.Settling tolerating(Duration refusal) {
    var usual = Timings.PRODUCTION.settling();
    return new Timings.Settling(
        usual.denial(), usual.tunnelError(), usual.tenantEvents(), usual.foreignCluster(), refusal);
  }
}
