package dev.hawser.starter.progress;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.util.JsonFormat;
import dev.hawser.starter.temporal.TemporalClient;
import dev.hawser.starter.temporal.TemporalConnection;
import dev.hawser.starter.terminal.EmulatedTerminal;
import dev.hawser.starter.terminal.Painter;
import dev.hawser.starter.terminal.StyledLine;
import io.temporal.api.history.v1.History;
import io.temporal.api.history.v1.HistoryEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every shape of run, as Temporal recorded it, shown from its first event to its last. */
class StoredHistoriesTest {
  private static final Path HISTORIES = Path.of("../workflows/src/test/resources/histories");
  private static final String TYPED = "$ hawser peer rome milan";
  private static final List<Integer> WIDTHS = List.of(60, 80, 200, 100);

  private final TemporalClient temporal =
      new TemporalClient(TemporalConnection.load(Map.of(), "127.0.0.1:1", "default", null));

  @AfterEach
  void close() {
    temporal.close();
  }

  static Stream<Path> histories() throws IOException {
    try (var files = Files.walk(HISTORIES)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("histories")
  void shouldStayInItsPlaceOnASmallTerminal(Path history) {
    // given
    var terminal = EmulatedTerminal.wrapping(60, 15);
    terminal.write(TYPED + "\n");
    var painter = Painter.on(terminal.writer(), true, Map.of());
    var activities = new RunActivities(temporal);

    for (var event : events(history)) {
      // when
      var screen = screen(activities, event, terminal);
      painter.draw(screen, terminal.size());

      // then
      assertThat(terminal.screen())
          .as("after event %d", event.getEventId())
          .endsWith(plain(screen).toArray(String[]::new));
      assertThat(terminal.screen().size() + terminal.scrolledAway().size())
          .as("after event %d", event.getEventId())
          .isLessThanOrEqualTo(1 + 14);
    }
  }

  @ParameterizedTest
  @MethodSource("histories")
  void shouldBeOnTheScreenOnceHoweverOftenTheWidthChanges(Path history) {
    // given
    var terminal = EmulatedTerminal.wrapping(60, 50);
    var painter = Painter.on(terminal.writer(), false, Map.of());
    var activities = new RunActivities(temporal);
    int changes = 0;

    for (var event : events(history)) {
      // when
      terminal.resize(WIDTHS.get(changes++ % WIDTHS.size()), 50);
      var screen = screen(activities, event, terminal);
      painter.draw(screen, terminal.size());

      // then
      assertThat(terminal.screen())
          .as("after event %d", event.getEventId())
          .isEqualTo(plain(screen));
    }
  }

  @ParameterizedTest
  @MethodSource("histories")
  void shouldPrintLinesForPeople(Path history) {
    // given
    var recorded = new RecordedConsole();
    var progress =
        new LineProgress(new ConsoleLog(recorded.console(), "rome"), new RunActivities(temporal));

    // when
    progress.events(events(history));

    // then
    var lines = recorded.err().lines().toList();
    assertThat(lines).doesNotHaveDuplicates();
    assertThat(lines)
        .allSatisfy(
            line ->
                assertThat(line)
                    .matches("(INFO|WARN): \\S.*[^\\s:]")
                    .doesNotContain("null", "timeout", "@", "{")
                    .doesNotContainPattern(activityTypes()));
  }

  private static List<StyledLine> screen(
      RunActivities activities, HistoryEvent event, EmulatedTerminal terminal) {
    activities.add(List.of(event));
    return Screen.of(activities.view(), terminal.size(), Instant.EPOCH, "Ctrl-C");
  }

  private static List<String> plain(List<StyledLine> lines) {
    return lines.stream().map(StyledLine::plain).toList();
  }

  private static String activityTypes() {
    return Arrays.stream(KnownActivity.values())
        .map(KnownActivity::type)
        .collect(Collectors.joining("|"));
  }

  private static List<HistoryEvent> events(Path history) {
    var events = History.newBuilder();
    try {
      JsonFormat.parser().ignoringUnknownFields().merge(Files.readString(history), events);
      return events.getEventsList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
