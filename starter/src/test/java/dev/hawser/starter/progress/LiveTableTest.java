package dev.hawser.starter.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.DeleteResult;
import dev.hawser.activity.OffloadingActivities.SliceDecision;
import dev.hawser.starter.temporal.TemporalClient;
import dev.hawser.starter.temporal.TemporalConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table that is redrawn in place on a terminal. */
class LiveTableTest {
  private static final Instant START = Instant.parse("2026-01-01T10:00:00Z");
  private static final String CLEAR_LINE = "\033[K";

  private final TemporalClient temporal =
      new TemporalClient(TemporalConnection.load(Map.of(), "127.0.0.1:1", "default", null));
  private final RecordedConsole recorded =
      new RecordedConsole().onTerminal(2).with("COLUMNS", "200");

  @AfterEach
  void close() {
    temporal.close();
  }

  @Test
  void shouldDrawOneRowForEachActivity() {
    // given
    var table = table();

    // when
    table.events(
        List.of(
            ActivityEvents.scheduled(5, "EnsureNonce", "milan", START),
            ActivityEvents.scheduled(6, "EnsureConfiguration", "rome", START),
            ActivityEvents.completed(5, DeleteResult.NOTHING, START.plusMillis(2500))));

    // then
    assertThat(rows(recorded.err()))
        .satisfiesExactly(
            header -> assertThat(header).startsWith("STEP").contains("CLUSTER", "WAITING FOR"),
            nonce -> assertThat(nonce).matches("get a nonce +milan +done +2\\.5s"),
            configuration ->
                assertThat(configuration)
                    .matches("exchange network configuration +rome +running +\\d+m\\d+s"));
  }

  @Test
  void shouldMoveUpByTheHeightOfTheLastTableBeforeItRedraws() {
    // given
    var table = table();
    table.events(
        List.of(
            ActivityEvents.scheduled(5, "EnsureNonce", "milan", START),
            ActivityEvents.scheduled(6, "EnsureConfiguration", "rome", START)));
    int drawn = recorded.err().length();

    // when
    table.events(List.of(ActivityEvents.scheduled(7, "ProveIdentity", "rome", START)));

    // then
    assertThat(recorded.err().substring(drawn)).startsWith("\033[3A\rSTEP");
    assertThat(rows(recorded.err().substring(drawn))).hasSize(4);
  }

  @Test
  void shouldShowWhatARunningActivityWaitsForAndWhyItIsRetried() {
    // given
    var table = table();
    table.events(List.of(ActivityEvents.scheduled(5, "AwaitNode", "rome", START)));
    var info = ActivityEvents.pending(5, 2, Map.of("waitingFor", "the kubelet"));

    // when
    table.pending(List.of(ActivityEvents.after(info, "kubelet is late")));

    // then
    assertThat(recorded.err())
        .endsWith("  the kubelet (attempt 2, after: kubelet is late)" + CLEAR_LINE + "\n");
  }

  @Test
  void shouldShowWhyAnActivityFailedOrWasDenied() {
    // given
    var table = table();
    var denial = new SliceDecision("milan", Map.of(), "milan denies it");

    // when
    table.events(
        List.of(
            ActivityEvents.scheduled(5, "EnsureTenant", "milan", START),
            ActivityEvents.scheduled(6, "EnsureSlice", "rome", START),
            ActivityEvents.failed(5, "no route", START),
            ActivityEvents.completed(6, denial, START)));

    // then
    assertThat(rows(recorded.err()).subList(1, 3))
        .satisfiesExactly(
            tenant -> assertThat(tenant).matches("register the tenant .* failed +0\\.0s  no route"),
            slice ->
                assertThat(slice).contains("denied").endsWith("not accepted: milan denies it"));
  }

  @Test
  void shouldCutRowsToTheWidthOfTheTerminal() {
    // given
    recorded.with("COLUMNS", "40");
    var table = table();

    // when
    table.events(
        List.of(ActivityEvents.scheduled(5, "EnsureConfiguration", "a-very-long-name", START)));

    // then
    assertThat(rows(recorded.err())).allSatisfy(row -> assertThat(row).hasSizeLessThan(40));
  }

  @Test
  void shouldSayUntilAWorkerTakesTheRunThatItWaitsForOne() {
    // given
    var table = table();
    table.pending(List.of());
    int waiting = recorded.err().length();

    // when
    table.events(List.of(ActivityEvents.taken()));

    // then
    assertThat(recorded.err()).startsWith("\r" + Progress.NOT_TAKEN + CLEAR_LINE + "\r");
    assertThat(recorded.err().substring(waiting)).isEmpty();
  }

  @Test
  void shouldRemoveThatLineWhenTheRunIsLeft() {
    // given
    var table = table();
    table.pending(List.of());

    // when
    table.close();

    // then
    assertThat(recorded.err()).endsWith("\r" + CLEAR_LINE);
  }

  @Test
  void shouldDrawTheFinalStateWhenTheRunEnds() {
    // given
    var table = table();
    table.events(List.of(ActivityEvents.scheduled(5, "EnsureNonce", "milan", START)));
    int drawn = recorded.err().length();

    // when
    table.close();

    // then
    assertThat(rows(recorded.err().substring(drawn))).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "PT-1S, 0.0s",
    "PT0.04S, 0.0s",
    "PT1.25S, 1.3s",
    "PT59.9S, 59.9s",
    "PT1M, 1m0s",
    "PT1H1M1S, 61m1s"
  })
  void shouldPrintElapsedTimes(Duration elapsed, String words) {
    // when
    var printed = LiveTable.words(elapsed);

    // then
    assertThat(printed).isEqualTo(words);
  }

  private LiveTable table() {
    return new LiveTable(recorded.console(), new RunActivities(temporal));
  }

  /** What is left on the screen, line by line. */
  private static List<String> rows(String drawn) {
    return drawn.replaceAll("\033\\[\\d*[AK]|\r", "").lines().toList();
  }
}
