package dev.hawser.starter.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.DeleteResult;
import dev.hawser.peering.Phase;
import dev.hawser.starter.temporal.TemporalClient;
import dev.hawser.starter.temporal.TemporalConnection;
import dev.hawser.starter.terminal.EmulatedTerminal;
import dev.hawser.starter.terminal.Terminal;
import io.temporal.api.history.v1.HistoryEvent;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is on a terminal while a run goes on. */
class LiveViewTest {
  private static final Instant START = Instant.parse("2026-01-01T10:00:00Z");
  private static final Map<String, String> REQUEST =
      Map.of("consumer", "rome", "provider", "milan");
  private static final String FOOTER = "Ctrl-C stops watching; the run continues";

  private final TemporalClient temporal =
      new TemporalClient(TemporalConnection.load(Map.of(), "127.0.0.1:1", "default", null));
  private final EmulatedTerminal terminal = EmulatedTerminal.wrapping(60, 15);
  private final Console console = console(Map.of("TERM", "xterm"));
  private Instant now = START.plusSeconds(5);
  private final LiveView view =
      new LiveView(console, new RunActivities(temporal), FOOTER, () -> now);
  private final Terminal.Watch watch = terminal.watch(view);

  @AfterEach
  void close() {
    watch.close();
    view.close();
    temporal.close();
  }

  @Test
  void shouldDrawTheRunAsItGoesOn() {
    // given
    begins();

    // when
    happens(
        ActivityEvents.completed(5, "an endpoint", START.plusSeconds(3)),
        ActivityEvents.scheduled(6, "AwaitNode", "rome", START.plusSeconds(3)));
    view.pending(List.of(ActivityEvents.pending(6, 1, Map.of("waitingFor", "the kubelet"))));

    // then
    assertThat(terminal.screen())
        .containsExactly(
            "Peer rome → milan · Peering · 5s",
            "✓ create the gateway server on milan  done",
            "• wait for the virtual node on rome   running 2s",
            "    waiting for the kubelet",
            FOOTER);
    assertThat(terminal.scrolledAway()).isEmpty();
  }

  @Test
  void shouldSayThatAWorkerIsMissingOnceOneHasHadItsTime() {
    // given
    happens(ActivityEvents.started("Peer", REQUEST, START));
    var before = terminal.screen();

    // when
    view.untaken(false);
    view.pending(List.of());

    // then
    assertThat(before).containsExactly("Peer rome → milan · 5s", FOOTER);
    assertThat(terminal.screen())
        .containsExactly(
            "Peer rome → milan · 5s",
            "Waiting for a worker to take the run; to start one, run",
            "\"hawser worker\"",
            FOOTER);
  }

  @Test
  void shouldCountTheSeconds() {
    // given
    begins();

    // when
    now = now.plusSeconds(60);
    view.resized();

    // then
    assertThat(terminal.screen())
        .containsExactly(
            "Peer rome → milan · Peering · 1m5s",
            "• create the gateway server on milan  running 1m5s",
            FOOTER);
  }

  @Test
  void shouldDrawAgainWhenTheWindowChanges() {
    // given
    begins();

    // when
    terminal.resize(100, 30);
    terminal.resize(30, 10);
    terminal.resize(80, 24);

    // then
    assertThat(terminal.screen())
        .containsExactly(
            "Peer rome → milan · Peering · 5s",
            "• create the gateway server on milan  running     5s",
            FOOTER);
    assertThat(terminal.scrolledAway()).isEmpty();
  }

  @Test
  void shouldDrawBelowWhatWasDoneWhileItWasStopped() {
    // given
    begins();

    // when
    terminal.interlude("[1]+  Stopped\n$ fg\n");

    // then
    assertThat(terminal.screen())
        .endsWith(
            "[1]+  Stopped",
            "$ fg",
            "Peer rome → milan · Peering · 5s",
            "• create the gateway server on milan  running 5s",
            FOOTER);
  }

  @Test
  void shouldKeepWarningsAboveTheView() {
    // given
    begins();
    var log = new ConsoleLog(console, "rome");

    // when
    log.warn("Temporal is away or overloaded");
    happens(ActivityEvents.completed(5, "an endpoint", START.plusSeconds(3)));

    // then
    assertThat(terminal.screen())
        .containsExactly(
            " WARN  Temporal is away or overloaded",
            "Peer rome → milan · Peering · 5s",
            "✓ create the gateway server on milan  done",
            FOOTER);
  }

  @Test
  void shouldSayThatTemporalDoesNotAnswerUntilItDoes() {
    // given
    begins();
    view.unanswered();
    var away = terminal.screen();

    // when
    view.pending(List.of());

    // then
    assertThat(away).endsWith("Temporal does not answer; the run continues");
    assertThat(terminal.screen()).endsWith(FOOTER);
  }

  @Test
  void shouldSayWhyItRollsBackAndDrawUndosAsUndos() {
    // given
    begins();

    // when
    happens(
        ActivityEvents.completed(5, "an endpoint", START.plusSeconds(3)),
        ActivityEvents.scheduled(6, "EnsureTenant", "milan", START.plusSeconds(3)),
        ActivityEvents.failed(6, "no certificate of milan", START.plusSeconds(4)),
        ActivityEvents.entered(300, Phase.ROLLING_BACK, START.plusSeconds(4)),
        ActivityEvents.scheduled(7, "DeleteTenant", "milan", START.plusSeconds(4)),
        ActivityEvents.completed(7, DeleteResult.NOTHING, START.plusSeconds(4)),
        ActivityEvents.scheduled(8, "DeleteGatewayServer", "milan", START.plusSeconds(4)),
        ActivityEvents.completed(8, DeleteResult.NOTHING, START.plusSeconds(5)));

    // then
    assertThat(terminal.screen())
        .containsExactly(
            "Peer rome → milan · RollingBack · 5s",
            "failed: no certificate of milan; rolling back",
            "= undo: register the tenant on milan        nothing to undo",
            "= undo: create the gateway server on milan  left as it was",
            FOOTER);
  }

  @Test
  void shouldLeaveTheLastScreenWhenItIsClosed() {
    // given
    begins();

    // when
    view.close();
    happens(ActivityEvents.completed(5, "an endpoint", START.plusSeconds(3)));
    terminal.resize(80, 24);

    // then
    assertThat(terminal.screen())
        .containsExactly(
            "Peer rome → milan · Peering · 5s", "• create the gateway server on milan  running 5s");
  }

  @Test
  void shouldDrawNothingUntilTheRunIsKnown() {
    // when
    view.pending(List.of());

    // then
    assertThat(terminal.screen()).isEmpty();
  }

  @Test
  void shouldColourWhereTheUserWantsColours() {
    // when
    begins();

    // then
    assertThat(terminal.isColoured()).isTrue();
  }

  @Test
  void shouldNotColourWhereTheUserDoesNot() {
    // given
    var plain = EmulatedTerminal.wrapping(60, 15);
    var dull =
        new LiveView(
            console(plain, Map.of("TERM", "xterm", "NO_COLOR", "1")),
            new RunActivities(temporal),
            FOOTER,
            () -> now);

    // when
    dull.events(List.of(ActivityEvents.started("Peer", REQUEST, START)));

    // then
    assertThat(plain.screen()).isNotEmpty();
    assertThat(plain.isColoured()).isFalse();
  }

  private void begins() {
    happens(
        ActivityEvents.started("Peer", REQUEST, START),
        ActivityEvents.taken(),
        ActivityEvents.entered(4, Phase.PEERING, START),
        ActivityEvents.scheduled(5, "EnsureGatewayServer", "milan", START));
  }

  private void happens(HistoryEvent... events) {
    view.events(List.of(events));
  }

  private Console console(Map<String, String> environment) {
    return console(terminal, environment);
  }

  private static Console console(EmulatedTerminal terminal, Map<String, String> environment) {
    return new Console(
        new BufferedReader(Reader.nullReader()),
        new PrintWriter(Writer.nullWriter()),
        terminal.writer(),
        environment,
        Set.of(0, 1, 2),
        terminal);
  }
}
