package dev.hawser.starter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.starter.options.OutputFlags.Format;
import dev.hawser.starter.outcome.CommandException;
import dev.hawser.starter.outcome.ExitCode;
import dev.hawser.starter.outcome.Verdict;
import dev.hawser.starter.progress.Console;
import dev.hawser.starter.progress.ConsoleLog;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Looking again and again, on a clock that only moves while the loop sleeps. */
class StatusLoopTest {
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private final Queue<Object> looks = new ArrayDeque<>();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Format format = Format.TEXT;
  private Instant now = Instant.EPOCH;
  private int sleeps;

  @Test
  void shouldWaitUntilTheVerdictIsReachedAndShowIt() throws InterruptedException {
    // given
    looks.addAll(List.of(screen(Verdict.PEERING), screen(Verdict.PEERING), screen(Verdict.PEERED)));

    // when
    var code = loop().await(Verdict.PEERED, LIMIT);

    // then
    assertThat(code).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).isEqualTo("screen of Peered\n");
    assertThat(err.toString())
        .isEqualTo(
            "INFO: Waiting until it is Peered: rome → milan: Peering\n"
                + "INFO: rome → milan: Peered\n");
    assertThat(sleeps).isEqualTo(2);
  }

  @Test
  void shouldGiveUpWhenTheTimeIsOver() throws InterruptedException {
    // given
    for (int i = 0; i < 400; i++) looks.add(screen(Verdict.DEGRADED));

    // when
    var code = loop().await(Verdict.PEERED, LIMIT);

    // then
    assertThat(code).isEqualTo(ExitCode.NOT_REACHED);
    assertThat(now).isEqualTo(Instant.EPOCH.plus(LIMIT));
    assertThat(out.toString()).isEqualTo("screen of Degraded\n");
    assertThat(err.toString()).endsWith("ERRO: rome → milan: Degraded, and not Peered after 10m\n");
  }

  @Test
  void shouldSurviveAnOutageWhileItWaits() throws InterruptedException {
    // given
    looks.add(screen(Verdict.PEERING));
    looks.add(CommandException.because(ExitCode.UNAVAILABLE, "cannot reach Temporal"));
    looks.add(screen(Verdict.PEERED));

    // when
    var code = loop().await(Verdict.PEERED, LIMIT);

    // then
    assertThat(code).isEqualTo(ExitCode.OK);
    assertThat(err.toString()).contains("WARN: cannot reach Temporal\n");
  }

  @Test
  void shouldPrintOnlyWhatChangesInAPipe() throws InterruptedException {
    // given
    looks.add(screen(Verdict.PEERING, "rome: Node", "missing"));
    looks.add(screen(Verdict.PEERING, "rome: Node", "missing"));
    looks.add(screen(Verdict.PEERING, "rome: Node", "ready", "milan: Tenant", "ready"));
    looks.add(screen(Verdict.PEERED, "rome: Node", "ready"));

    // when
    var code = loop().watch(null, Verdict.PEERED, LIMIT);

    // then
    assertThat(code).isEqualTo(ExitCode.OK);
    assertThat(out.toString())
        .isEqualTo(
            """
            screen of Peering
            rome: Node: ready
            milan: Tenant: ready
            rome → milan: Peered
            milan: Tenant: gone
            """);
  }

  @Test
  void shouldDrawEveryLookOnATerminal() throws InterruptedException {
    // given
    looks.add(screen(Verdict.PEERING));
    looks.add(screen(Verdict.PEERING));
    looks.add(screen(Verdict.PEERED));
    var drawn = new ArrayList<String>();

    // when
    loop().watch(screen -> drawn.add(screen.text()), Verdict.PEERED, LIMIT);

    // then
    assertThat(drawn).containsExactly("screen of Peering", "screen of Peering", "screen of Peered");
    assertThat(out.toString()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"JSON, ''", "YAML, ---"})
  void shouldPrintAWholeDocumentForEachChange(Format wanted, String separator)
      throws InterruptedException {
    // given
    format = wanted;
    looks.add(screen(Verdict.PEERING));
    looks.add(screen(Verdict.PEERING));
    looks.add(screen(Verdict.PEERED));

    // when
    loop().watch(null, Verdict.PEERED, LIMIT);

    // then
    assertThat(out.toString().lines().filter(line -> !line.equals(separator)))
        .containsExactly("screen of Peering", "screen of Peered");
    assertThat(out.toString()).contains(separator);
  }

  @Test
  void shouldSayOnceThatNothingAnswers() throws InterruptedException {
    // given
    looks.add(screen(Verdict.PEERING));
    for (int i = 0; i < 3; i++) {
      looks.add(CommandException.because(ExitCode.UNAVAILABLE, "cannot reach Temporal"));
    }
    looks.add(screen(Verdict.PEERED));

    // when
    loop().watch(null, Verdict.PEERED, LIMIT);

    // then
    assertThat(err.toString()).isEqualTo("WARN: cannot reach Temporal\n");
  }

  private static StatusScreen screen(Verdict verdict, String... facts) {
    Map<String, String> known = new LinkedHashMap<>();
    known.put("rome → milan", verdict.word());
    for (int i = 0; i < facts.length; i += 2) known.put(facts[i], facts[i + 1]);
    return new StatusScreen(
        "screen of " + verdict.word(), List.of(), known, verdict, verdict.code());
  }

  private StatusLoop loop() {
    var console =
        new Console(
            new BufferedReader(new StringReader("")),
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            Map.of(),
            Set.of());
    return new StatusLoop(
        this::next,
        new StatusLoop.Output(console.out(), format),
        new ConsoleLog(console, ""),
        () -> now,
        this::sleep);
  }

  private StatusScreen next() {
    return switch (looks.remove()) {
      case StatusScreen screen -> screen;
      case CommandException outage -> throw outage;
      default -> throw new IllegalStateException("no such look");
    };
  }

  private void sleep(Duration length) {
    sleeps++;
    now = now.plus(length);
  }
}
