package dev.hawser.peering.saga;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.hawser.activity.FailureType;
import dev.hawser.peering.PeerRequest;
import dev.hawser.peering.PeeringResult;
import dev.hawser.peering.Phase;
import dev.hawser.peering.UnpeerRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

/** What a worker's log says of its runs: all of it. */
@Isolated("It reads a log.")
final class RunLogTest {
  private final PeeringTestEnvironment environment = new PeeringTestEnvironment();
  private final Logger logger = (Logger) LoggerFactory.getLogger(RunLog.class);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void recordLog() {
    logger.setLevel(Level.INFO);
    logger.setAdditive(false);
    logger.addAppender(log);
    log.start();
  }

  @AfterEach
  void close() {
    environment.close();
    logger.detachAppender(log);
    logger.setAdditive(true);
    logger.setLevel(null);
  }

  @Test
  void shouldHaveTwoLinesForARun() {
    // when
    environment.peer(PeerRequest.of("rome", "milan"));
    environment.unpeer(UnpeerRequest.of("rome", "milan"));

    // then
    assertThat(lines())
        .containsExactly(
            "INFO Peer rome → milan started",
            "INFO Peer rome → milan ended after N s: Peered",
            "INFO Unpeer rome → milan started",
            "INFO Unpeer rome → milan ended after N s: Unpeered");
  }

  @Test
  void shouldSayWhoAndWhyInPlainText() {
    // given
    var request =
        Map.of(
            "consumer", "rome",
            "provider", "milan",
            "actor", "alice@laptop",
            "reason", "change 42\n\u001b[31mWARN");

    // when
    environment.start("Peer", request).getResult(PeeringResult.class);

    // then
    assertThat(lines())
        .first()
        .isEqualTo("INFO Peer rome → milan started by alice@laptop: change 42 [31mWARN");
  }

  @Test
  void shouldSayHowAndWhyARunFailed() {
    // given
    environment.faults.refuse("rome awaitNode", FailureType.TIMED_OUT);

    // when
    PeeringTestEnvironment.failureOf(environment.startPeer());

    // then
    assertThat(lines())
        .containsExactly(
            "INFO Peer rome → milan started",
            "INFO Peer rome → milan ended after N s: RolledBack ("
                + ActivityFaults.message("rome awaitNode")
                + ")");
  }

  @Test
  void shouldWarnOfARunThatIsStuck() {
    // given
    environment.faults.refuse("rome awaitNode", FailureType.TIMED_OUT);
    environment.faults.refuseAtOnce("milan deleteTenant", FailureType.FORBIDDEN);
    var run = environment.startPeer();

    // when
    environment.awaitPhase(run, Phase.ROLLBACK_STUCK);

    // then
    assertThat(lines())
        .containsExactly(
            "INFO Peer rome → milan started",
            "WARN Peer rome → milan is stuck (RollbackStuck): \"hawser status rome milan\" shows"
                + " what holds it");
  }

  @Test
  void shouldMentionARunOnceThatIsStartedUnderAnotherId() {
    // when
    environment
        .start("Peer", "change-42", PeerRequest.of("rome", "milan"))
        .getResult(PeeringResult.class);

    // then
    assertThat(lines())
        .containsExactly(
            "INFO Peer rome → milan started", "INFO Peer rome → milan ended after N s: Peered");
  }

  @Test
  void shouldSayWhyARequestMakesNoRun() {
    // when
    var run = environment.start("Peer", "change-42", Map.of("consmer", "rome"));
    PeeringTestEnvironment.failureOf(run);

    // then
    assertThat(lines())
        .singleElement()
        .asString()
        .startsWith("INFO Peer (workflow change-42) refused: unknown field \"consmer\"");
  }

  private List<String> lines() {
    return List.copyOf(log.list).stream()
        .map(event -> event.getLevel() + " " + event.getFormattedMessage())
        .map(line -> line.replaceAll("after [0-9]+ (s|min)", "after N s"))
        .toList();
  }
}
