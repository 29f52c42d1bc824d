package dev.hawser.peering.saga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hawser.peering.Inspection;
import dev.hawser.peering.PeeringResult;
import dev.hawser.peering.PeeringStatus;
import dev.hawser.peering.payload.RequestJson;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;

/**
 * A cluster whose worker is absent or does not get to it. Two runs share the ten seconds that the
 * first case takes: the test server skips no time while an activity waits for a worker.
 */
final class NoWorkerTest {
  private static final String SENTENCE = "no worker serves cluster milan: ";
  private static final BiPredicate<String, Instant> POLLED = (queue, now) -> true;
  private static final RunTimings IMPATIENT =
      RunTimings.DEFAULTS.withInspectionQueue(Duration.ofMillis(100));

  @Test
  void shouldFailWhenNoWorkerServesACluster() {
    try (var environment = new PeeringTestEnvironment(Set.of("rome"))) {
      // when
      var peer = environment.startPeer();
      var inspect =
          environment.start(
              "Inspect", "look", RequestJson.raw("{'consumer':'rome','provider':'milan'}"));

      // then
      var failure = PeeringTestEnvironment.failureOf(peer);
      assertThat(failure.getType()).isEqualTo("NoWorker");
      assertThat(failure.getOriginalMessage()).startsWith(SENTENCE);
      assertThat(PeeringTestEnvironment.phase(peer)).isEqualTo("Refused");
      assertThat(environment.duration(peer))
          .isBetween(Duration.ofSeconds(10), Duration.ofSeconds(15));
      var inspection = inspect.getResult(Inspection.class);
      assertThat(inspection.consumer()).isNotNull();
      assertThat(inspection.provider()).isNull();
      assertThat(inspection.problems()).singleElement().asString().startsWith(SENTENCE);
      assertThat(environment.calls).containsOnly("rome inspectCluster");
    }
  }

  @Test
  void shouldWaitForAWorkerThatIsBusy() {
    try (var environment = new PeeringTestEnvironment(Set.of("rome"), IMPATIENT, POLLED)) {
      // given
      var peer = environment.startPeer();
      var waiting = environment.awaitStatus(peer, status -> detail(status).endsWith("is busy"));

      // when
      environment.serveLate(environment.milan);

      // then
      assertThat(detail(waiting)).isEqualTo("the worker of milan is busy");
      assertThat(peer.getResult(PeeringResult.class).node()).isEqualTo("milan");
    }
  }

  @Test
  void shouldSayThatAWorkerIsBusyInsteadOfAbsent() {
    try (var environment = new PeeringTestEnvironment(Set.of("rome"), IMPATIENT, POLLED)) {
      // when
      var peer = environment.startPeer();

      // then
      var failure = PeeringTestEnvironment.failureOf(peer);
      assertThat(failure.getType()).isEqualTo("WorkerBusy");
      assertThat(failure.getOriginalMessage())
          .startsWith("the worker of cluster milan has not started the inspection in time");
      assertThat(PeeringTestEnvironment.phase(peer)).isEqualTo("Refused");
    }
  }

  @Test
  void shouldNotCallAWorkerAbsentWhenTemporalDoesNotTell() {
    // given
    BiPredicate<String, Instant> silent =
        (queue, now) -> {
          throw new IllegalStateException("permission denied");
        };
    try (var environment = new PeeringTestEnvironment(Set.of("rome"), IMPATIENT, silent)) {
      // when
      var peer = environment.startPeer();

      // then
      assertThat(PeeringTestEnvironment.failureOf(peer).getType()).isEqualTo("WorkerBusy");
    }
  }

  @Test
  void shouldAskWithTheTimeOfTheServer() {
    // given
    var asked = new AtomicReference<Instant>();
    BiPredicate<String, Instant> polled =
        (queue, now) -> {
          asked.set(now);
          return false;
        };
    try (var environment = new PeeringTestEnvironment(Set.of("rome"), IMPATIENT, polled)) {
      environment.temporal.sleep(Duration.ofHours(3));
      var server = Instant.ofEpochMilli(environment.temporal.currentTimeMillis());

      // when
      var peer = environment.startPeer();

      // then
      assertThat(PeeringTestEnvironment.failureOf(peer).getType()).isEqualTo("NoWorker");
      assertThat(asked.get()).isCloseTo(server, within(1, ChronoUnit.HOURS));
    }
  }

  private static String detail(PeeringStatus status) {
    return status.steps().stream()
        .filter(step -> step.cluster().value().equals("milan"))
        .map(PeeringStatus.StepStatus::detail)
        .findFirst()
        .orElse("");
  }
}
