package dev.hawser.peering.saga;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.ClusterId;
import dev.hawser.activity.KeptObject;
import dev.hawser.peering.PeeringStatus;
import dev.hawser.peering.PeeringStatus.State;
import dev.hawser.peering.PeeringStatus.StepStatus;
import dev.hawser.peering.Phase;
import dev.hawser.peering.Step;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words in the status of a run are shown in the UI as they are. */
final class StatusMarkdownTest {
  private static final ClusterId ROME = new ClusterId("rome");
  private static final ClusterId MILAN = new ClusterId("milan");

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "a|b a\\|b",
        "**b** \\*\\*b\\*\\*",
        "[a](b) \\[a\\](b)",
        "![a](b) \\!\\[a\\](b)",
        "<img> \\<img\\>",
        "`c` \\`c\\`",
        "a\\b a\\\\b",
        "https://a https\\://a",
        "snake_case snake\\_case",
        "&amp; \\&amp;",
        "10.0.0.1:6443 10.0.0.1:6443"
      })
  void shouldEscapeMarkdown(String words, String markdown) {
    // when
    var escaped = StatusMarkdown.escaped(words);

    // then
    assertThat(escaped).isEqualTo(markdown);
  }

  @Test
  void shouldShowWithWhichKeyTheConsumerProvesItsIdentity() {
    // given
    var step = new StepStatus(Step.INSPECT, ROME, State.DONE, Instant.EPOCH, "");
    var status =
        new PeeringStatus(
            ROME, MILAN, Phase.PEERING, List.of(step), null, List.of(), "3b0c44298f*");

    // when
    var markdown = StatusMarkdown.of(status);

    // then
    assertThat(markdown).contains("|\n\n* identity key of rome (SHA-256): 3b0c44298f\\*\n");
  }

  @Test
  void shouldEscapeWhateverIsQuoted() {
    // given
    var words = "| x |\n# [click](https://a)";
    var step = new StepStatus(Step.NODE, ROME, State.FAILED, Instant.EPOCH, words);
    var kept = KeptObject.described(words, List.of());
    var status =
        new PeeringStatus(ROME, MILAN, Phase.ROLLED_BACK, List.of(step), words, List.of(kept));

    // when
    var markdown = StatusMarkdown.of(status);

    // then
    assertThat(markdown.lines().filter(line -> line.startsWith("| ")))
        .hasSize(2)
        .allSatisfy(row -> assertThat(row.replace("\\|", "")).matches("(\\|[^|]*){3}\\|"));
    assertThat(markdown).doesNotContain("[click]", "https://", "\n#");
  }
}
