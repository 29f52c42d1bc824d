package dev.hawser.liqo.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.liqo.fixture.ActivityRunner;
import dev.hawser.liqo.fixture.PeeringFixture;
import dev.hawser.liqo.kubernetes.KubeApi;
import dev.hawser.liqo.resources.Kind;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** API servers that can't answer, for a while or permanently. */
final class UnreachableApiServerTest {
  private final AttemptFixture attempts = new AttemptFixture();

  @AfterEach
  void close() {
    attempts.close();
  }

  @Test
  void shouldRepeatItsBodyWhileTheClusterCannotAnswer() {
    // given
    attempts.milan.fail(3, "GET secrets/liqo-nonce", 503, "ServiceUnavailable");
    var api = new KubeApi(attempts.milan.client());
    attempts.body =
        attempt -> {
          attempts.times.incrementAndGet();
          return "present: " + api.get(Kind.SECRET, "liqo", "liqo-nonce").isPresent();
        };

    // when
    var result = attempts.run(PeeringFixture.provider());

    // then
    assertThat(result).isEqualTo("present: false");
    assertThat(attempts.times).hasValue(4);
    assertThat(attempts.activities.heartbeats())
        .extracting(HeartbeatDetails::waitingFor)
        .allMatch(what -> what.startsWith("an answer of milan: "))
        .isNotEmpty();
  }

  @Test
  void shouldCountTheTimeWithoutAnAnswer() {
    // given
    attempts.body =
        attempt -> {
          throw new KubernetesClientException("no answer", new IOException("refused"));
        };

    // when
    var failure =
        ActivityRunner.failureOf(
            () -> attempts.run(AttemptFixture.patient(Duration.ofMillis(100))));

    // then
    assertThat(failure.getType()).isEqualTo("Unreachable");
    assertThat(failure.getOriginalMessage()).contains("an answer of milan: refused");
  }

  @Test
  void shouldRetryAfterAConcurrentWrite() {
    // given
    attempts.body =
        attempt -> {
          if (attempts.times.incrementAndGet() < 3) {
            throw new KubernetesClientException("conflict", 409, null);
          }
          return "written";
        };

    // when
    var result = attempts.run(PeeringFixture.provider());

    // then
    assertThat(result).isEqualTo("written");
    assertThat(attempts.activities.heartbeats())
        .extracting(HeartbeatDetails::waitingFor)
        .containsOnly("concurrent writes on milan to settle");
  }

  @Test
  void shouldNotRetryWhatIsForbidden() {
    // given
    attempts.milan.forbid((verb, plural) -> plural.equals("secrets"));
    attempts.body =
        attempt -> {
          attempts.times.incrementAndGet();
          return "" + new KubeApi(attempts.milan.client()).get(Kind.SECRET, "liqo", "liqo-nonce");
        };

    // when
    var type = ActivityRunner.failureOf(() -> attempts.run(PeeringFixture.provider())).getType();

    // then
    assertThat(type).isEqualTo("Forbidden");
    assertThat(attempts.times).hasValue(1);
  }
}
