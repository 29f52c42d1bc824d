package dev.hawser.faultproxy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which events of earlier watches can be replayed. */
class WatchedEventsTest {
  private final WatchedEvents events = new WatchedEvents();

  @Test
  void shouldKeepOnlyCompleteEvents() {
    // given
    add("{\"type\":\"ADDED\"}\n{\"type\":");

    // when
    var complete = events.completeEvents();

    // then
    assertThat(complete).asString(UTF_8).isEqualTo("{\"type\":\"ADDED\"}\n");
  }

  @Test
  void shouldJoinAnEventThatArrivesInParts() {
    // given
    add("{\"type\":");
    add("\"DELETED\"}\n");

    // when
    var complete = events.completeEvents();

    // then
    assertThat(complete).asString(UTF_8).isEqualTo("{\"type\":\"DELETED\"}\n");
  }

  @Test
  void shouldKeepTheFirstEventsAndDropLaterOnes() {
    // given
    add("x".repeat(1 << 16) + "\n");
    add("later\n");

    // when
    var complete = events.completeEvents();

    // then
    assertThat(complete).asString(UTF_8).endsWith("x\n").doesNotContain("later");
  }

  private void add(String text) {
    var bytes = text.getBytes(UTF_8);
    events.add(bytes, bytes.length);
  }
}
