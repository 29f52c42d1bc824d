package dev.hawser.starter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.starter.options.OutputFlags.Format;
import dev.hawser.starter.progress.Console;
import dev.hawser.starter.progress.ConsoleLog;
import dev.hawser.starter.progress.Progress;
import dev.hawser.starter.temporal.TemporalClient;
import dev.hawser.starter.temporal.TemporalConnection;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.Writer;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a command that was interrupted leaves to be typed. */
class RunSessionTest {
  private static final String CLUSTERS = "--kubeconfig rome.yaml --remote-kubeconfig milan.yaml";

  private final TemporalClient temporal =
      new TemporalClient(TemporalConnection.load(Map.of(), "127.0.0.1:1", "default", null));

  @AfterEach
  void close() {
    temporal.close();
  }

  @Test
  void shouldNameTheCommandsThatLeadBackToARunThatWorkersServe() {
    // given
    var console = typed("peer rome milan");
    var session = new RunSession(temporal, console, new ConsoleLog(console, ""), "rome milan");

    // when
    var next = session.next("Peer");

    // then
    assertThat(next)
        .containsExactly(
            "watch it again:  hawser peer rome milan",
            "look at it:      hawser status rome milan",
            "undo it:         hawser abort rome milan --reason …");
  }

  @Test
  void shouldNameTheCommandsThatGoOnWithSeeAndUndoARunThatItServed() {
    // given
    var session = serving("peer " + CLUSTERS + " --cpu 2", true);

    // when
    var next = session.next("Peer");

    // then
    assertThat(next)
        .containsExactly(
            "go on with it:  hawser peer " + CLUSTERS + " --cpu 2",
            "look at it:     hawser status " + CLUSTERS,
            "undo it:        hawser abort " + CLUSTERS + " --reason …");
  }

  @Test
  void shouldUndoAPeeringThatIsNotRecordedWithAnUnpeer() {
    // given
    var session = serving("peer " + CLUSTERS, false);

    // when
    var next = session.next("Peer");

    // then
    assertThat(next)
        .containsExactly(
            "go on with it:  hawser peer " + CLUSTERS,
            "look at it:     hawser status " + CLUSTERS,
            "undo it:        hawser unpeer " + CLUSTERS);
  }

  @Test
  void shouldKnowNoUndoOfAnUnpeerThatIsNotRecorded() {
    // given
    var session = serving("unpeer " + CLUSTERS, false);

    // when
    var next = session.next("Unpeer");

    // then
    assertThat(next)
        .containsExactly(
            "go on with it:  hawser unpeer " + CLUSTERS,
            "look at it:     hawser status " + CLUSTERS);
  }

  private RunSession serving(String line, boolean isRecorded) {
    var console = typed(line);
    var log = new ConsoleLog(console, "rome");
    var following =
        Following.served(
            isRecorded,
            "Interrupted",
            CLUSTERS,
            activities -> Progress.on(console, log, activities, ""));
    return new RunSession(temporal, console, log, "rome milan", Format.TEXT, following);
  }

  private static Console typed(String line) {
    var console =
        new Console(
            new BufferedReader(Reader.nullReader()),
            new PrintWriter(Writer.nullWriter()),
            new PrintWriter(Writer.nullWriter()),
            Map.of(),
            Set.of());
    return Cli.typed(console, line.split(" "));
  }
}
