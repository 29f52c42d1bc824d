package dev.hawser.peering.saga;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.ClusterId;
import dev.hawser.activity.KeptObject;
import dev.hawser.peering.PairRequest;
import dev.hawser.peering.PeerRequest;
import dev.hawser.peering.PeeringStatus;
import dev.hawser.peering.PeeringStatus.State;
import dev.hawser.peering.Phase;
import dev.hawser.peering.Step;
import dev.hawser.peering.UnpeerRequest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The current details of a run in the Temporal UI. */
final class StatusMarkdownTest {
  private static final ClusterId ROME = new ClusterId("rome");
  private static final ClusterId MILAN = new ClusterId("milan");
  private static final Instant STARTED = Instant.parse("2026-01-31T23:59:58.7Z");
  private static final PeerRequest PEER =
      PeerRequest.builder(ROME, MILAN).actor("ada@laptop").reason("nightly jobs").build();

  private final StepTable table = new StepTable();

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
  void shouldShowARunThatGoesOn() {
    // given
    mark(Step.INSPECT, ROME, State.DONE, 1, "");
    mark(Step.CLAIM, MILAN, State.RUNNING, 2, "");

    // when
    var markdown = markdown(Phase.PEERING, PEER);

    // then
    assertThat(markdown)
        .isEqualTo(
            """
            **rome → milan** · Peering

            Started 2026-01-31 23:59:58 UTC by ada@laptop: nightly jobs

            | step | cluster | state | since (UTC) |
            |---|---|---|---|
            | inspect the cluster | rome | done | 23:59:59 |
            | claim the pair | milan | running | 2026-02-01 00:00:00 |


            Updates that can be sent now:

            * `abort` with `"a reason"`: stop, and undo what this run did


            """);
  }

  @Test
  void shouldOfferWhatHelpsARollbackThatIsStuck() {
    // given
    mark(Step.TENANT, MILAN, State.STUCK, 1, "Tenant rome: held by a finalizer");
    mark(Step.NONCE, MILAN, State.UNDOING, 1, "");

    // when
    var markdown = markdown(Phase.ROLLBACK_STUCK, PEER);

    // then
    assertThat(markdown)
        .contains(
            """
            | register the tenant | milan | stuck · Tenant rome: held by a finalizer | 23:59:59 |
            | get a nonce | milan | undoing | 23:59:59 |
            """)
        .contains(
            """
            * `retry` without input: try again now
            * `skip` with `{"step": "register the tenant on milan", "reason": "a reason"}`: give this undo up

            """);
  }

  @Test
  void shouldOfferWhatHelpsAnUnpeerThatIsStuck() {
    // given
    mark(Step.SLICE, ROME, State.STUCK, 1, "");

    // when
    var markdown = markdown(Phase.REMOVAL_STUCK, UnpeerRequest.of("rome", "milan"));

    // then
    assertThat(markdown)
        .contains(
            """
            * `retry` without input: try again now
            * `giveUpProvider` with `"a reason"`: milan is gone for good
            """)
        .contains("Started 2026-01-31 23:59:58 UTC\n")
        .doesNotContain("`skip`");
  }

  @Test
  void shouldOfferNothingAtTheEnd() {
    // when
    var markdown = markdown(Phase.PEERED, PEER);

    // then
    assertThat(markdown).doesNotContain("Updates");
  }

  @Test
  void shouldOfferNothingForARunThatOnlyLooks() {
    // when
    var markdown = markdown(Phase.INSPECTING, null);

    // then
    assertThat(markdown).contains("Started 2026-01-31 23:59:58 UTC\n").doesNotContain("Updates");
  }

  @Test
  void shouldPointToTheRunThatDoesTheWork() {
    // when
    var markdown = markdown(Phase.FORWARDING, PEER);

    // then
    assertThat(markdown).contains("\nThe run `peering/milan~rome` does the work: see there.\n");
  }

  @Test
  void shouldTellWhatWasUndoneFromWhatWasThereBefore() {
    // given
    for (var step : List.of(Step.SERVER, Step.TENANT)) mark(step, MILAN, State.DONE, 1, "");
    mark(Step.SLICE, ROME, State.FAILED, 2, "no");
    for (var step : List.of(Step.SERVER, Step.TENANT)) mark(step, MILAN, State.UNDOING, 3, "");
    table.foundToUndo(Step.TENANT, MILAN);

    // when
    for (var step : List.of(Step.SERVER, Step.TENANT)) mark(step, MILAN, State.UNDONE, 3, "");
    mark(Step.SLICE, ROME, State.UNDONE, 3, "");

    // then
    assertThat(table.rows())
        .extracting(row -> row.state().words())
        .containsExactly("left as it was", "undone", "nothing to undo");
  }

  @Test
  void shouldShowWithWhichKeyTheConsumerProvesItsIdentity() {
    // given
    mark(Step.INSPECT, ROME, State.DONE, 1, "");
    var status =
        new PeeringStatus(ROME, MILAN, Phase.PEERING, table.rows(), null, List.of(), "3b0c44298f*");

    // when
    var markdown = new StatusMarkdown(status, STARTED, PEER).text();

    // then
    assertThat(markdown).contains("|\n\n* identity key of rome (SHA-256): 3b0c44298f\\*\n");
  }

  @Test
  void shouldEscapeWhateverIsQuoted() {
    // given
    var words = "| x |\n# [click](https://a)";
    mark(Step.NODE, ROME, State.FAILED, 1, words);
    var kept = KeptObject.described(words, List.of());
    var status =
        new PeeringStatus(ROME, MILAN, Phase.ROLLED_BACK, table.rows(), words, List.of(kept));
    var request = PeerRequest.builder(ROME, MILAN).actor(words).reason(words).build();

    // when
    var markdown = new StatusMarkdown(status, STARTED, request).text();

    // then
    assertThat(markdown.lines().filter(line -> line.startsWith("| ")))
        .hasSize(2)
        .allSatisfy(row -> assertThat(row.replace("\\|", "")).matches("(\\|[^|]*){4}\\|"));
    assertThat(markdown).doesNotContain("[click]", "https://", "\n#");
  }

  private void mark(Step step, ClusterId cluster, State state, int second, String detail) {
    table.mark(step, cluster, state, STARTED.plusSeconds(second), detail);
  }

  private String markdown(Phase phase, @Nullable PairRequest request) {
    var status = new PeeringStatus(ROME, MILAN, phase, table.rows(), null, List.of());
    return new StatusMarkdown(status, STARTED, request).text();
  }
}
