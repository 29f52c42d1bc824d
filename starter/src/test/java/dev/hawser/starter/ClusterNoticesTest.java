package dev.hawser.starter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.ClusterId;
import dev.hawser.starter.progress.Console;
import dev.hawser.starter.progress.ConsoleLog;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.io.Writer;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClusterNoticesTest {
  private static final String WAITING = "waiting for rome and milan to answer";

  private final StringWriter err = new StringWriter();

  @Test
  void shouldSayOnceThatItWaitsForTheClusters() {
    // given
    var notices = notices(true);

    // when
    notices.waiting(WAITING);

    // then
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void shouldSayAsInformationThatItWaits() {
    // given
    var notices = notices(false);

    // when
    notices.waiting(WAITING);

    // then
    assertThat(err.toString()).isEqualTo("INFO: " + WAITING + "\n");
  }

  @Test
  void shouldSayEverythingElse() {
    // given
    var notices = notices(true);

    // when
    notices.waiting("waiting for Temporal");
    notices.warn("Temporal is away");

    // then
    assertThat(err.toString()).isEqualTo("INFO: waiting for Temporal\nWARN: Temporal is away\n");
  }

  private ClusterNotices notices(boolean said) {
    var console =
        new Console(
            new BufferedReader(Reader.nullReader()),
            new PrintWriter(Writer.nullWriter()),
            new PrintWriter(err, true),
            Map.of(),
            Set.of());
    return ClusterNotices.of(
        new ConsoleLog(console, ""), said, new ClusterId("rome"), new ClusterId("milan"));
  }
}
