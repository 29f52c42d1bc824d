package dev.hawser.starter.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.FailureType;
import dev.hawser.peering.Phase;
import dev.hawser.peering.Step;
import dev.hawser.starter.manual.HelpTopic;
import dev.hawser.starter.outcome.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reference says what the code says. Most of it is written by {@code deploy/dev documents}. */
class ReferenceTest {
  private static final Pattern VARIABLE =
      Pattern.compile("(?m)^  ([A-Z][A-Z_., ]*[A-Z.])(?:  +|\n {10,})(.*(?:\n {10,}.*)*)");
  private static final Pattern READ =
      Pattern.compile("(?:getOrDefault|get|containsKey|variable)\\(\"([A-Z][A-Z_]+)\"");

  /** Those of the system, and those with which terminals make themselves known. */
  private static final List<String> NOT_FOR_USERS =
      List.of(
          "HOME",
          "PATH",
          "TMUX",
          "STY",
          "XTERM_VERSION",
          "KUBERNETES_SERVICE_HOST",
          "KUBERNETES_SERVICE_PORT");

  @Test
  void shouldListEveryExitCode() {
    // given
    var rows =
        Arrays.stream(ExitCode.values())
            .map(code -> "" + code.code())
            .map(code -> List.of(code, ExitCode.table().get(code), types(code)));

    // when
    var table = MarkdownTable.write(List.of("Code", "Meaning", "Types of failures"), rows);

    // then
    Documents.requirePart("docs/reference/exit-codes.md", "exit codes", table);
  }

  @Test
  void shouldListEveryPhase() {
    // given
    var rows =
        Arrays.stream(Phase.values())
            .map(phase -> List.of("`" + phase.word() + "`", meaning(phase)));

    // when
    var table = MarkdownTable.write(List.of("Phase", "Meaning"), rows);

    // then
    Documents.requirePart("docs/reference/phases.md", "phases", table);
  }

  @Test
  void shouldListEveryStep() {
    // given
    var steps = Arrays.stream(Step.values()).map(step -> "* " + step.words());

    // when
    var list = steps.collect(Collectors.joining("\n"));

    // then
    Documents.requirePart("docs/reference/phases.md", "steps", list);
  }

  @Test
  void shouldListTheVariablesOfTheHelp() {
    // given
    var variables = VARIABLE.matcher(HelpTopic.ENVIRONMENT.text()).results();

    // when
    var table =
        MarkdownTable.write(
            List.of("Variable", "Meaning"), variables.map(variable -> row(variable)));

    // then
    Documents.requirePart("docs/reference/environment.md", "variables", table);
  }

  @ParameterizedTest
  @ValueSource(strings = {"starter", "worker", "activities", "workflows", "deploy/local"})
  void shouldKnowEveryVariableThatTheCodeReads(String module) throws IOException {
    // given
    String help = HelpTopic.ENVIRONMENT.text();

    // when
    var unknown = new TreeSet<String>();
    try (var files = Files.walk(Documents.path(module).resolve("src/main/java"))) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .flatMap(file -> READ.matcher(Documents.text(file)).results())
          .map(read -> read.group(1))
          .filter(name -> !NOT_FOR_USERS.contains(name) && !help.contains(name))
          .forEach(unknown::add);
    }

    // then
    assertThat(unknown).isEmpty();
  }

  @Test
  void shouldKnowTheExitCodeOfEveryFailure() {
    // given
    var table = MarkdownTable.of(Documents.text("docs/failures.md")).getFirst();

    // when
    var rows =
        table.rows().stream()
            .map(row -> MarkdownTable.quoted(row.get(0)).getFirst() + " " + row.get(1));

    // then
    assertThat(rows)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(FailureType.values())
                .map(type -> type.word() + " " + ExitCode.of(type.word()).code())
                .toList());
  }

  @Test
  void shouldHelpWithEveryFailure() {
    // given
    var guide = Documents.text("docs/guides/troubleshooting.md");

    // when
    var missing =
        Arrays.stream(FailureType.values())
            .map(FailureType::word)
            .filter(word -> !guide.contains("`" + word + "`"));

    // then
    assertThat(missing).isEmpty();
  }

  private static List<String> row(MatchResult variable) {
    String names =
        Stream.of(variable.group(1).split(", "))
            .map(name -> "`" + name.replace("...", "…") + "`")
            .collect(Collectors.joining(", "));
    return List.of(names, variable.group(2).strip().replaceAll("\\s+", " "));
  }

  private static String types(String code) {
    if (code.equals("" + ExitCode.FAILED.code())) return "all others";
    return Arrays.stream(FailureType.values())
        .map(FailureType::word)
        .filter(word -> code.equals("" + ExitCode.of(word).code()))
        .map(word -> "`" + word + "`")
        .collect(Collectors.joining(", "));
  }

  private static String meaning(Phase phase) {
    return switch (phase) {
      case INSPECTING -> "Reads both clusters. Nothing has been written yet.";
      case PEERING -> "Does the steps of the peering.";
      case PEERED -> "Ended: the peering is complete, or was so already.";
      case UNPEERING -> "Removes the peering.";
      case REMOVAL_STUCK ->
          "A removal goes on failing: of an unpeer, or of the claim after a peering. It is repeated"
              + " until it succeeds; `hawser retry` repeats it at once.";
      case UNPEERED -> "Ended: what was to be removed is gone.";
      case ROLLING_BACK -> "Undoes what the run did, because a step failed or it was aborted.";
      case ROLLBACK_STUCK ->
          "An undo goes on failing. It is repeated until it succeeds; `hawser retry` repeats it at"
              + " once, `hawser skip` gives up on it.";
      case ROLLED_BACK -> "Ended: everything that the run did is undone.";
      case ROLLBACK_INCOMPLETE -> "Ended: an undo was skipped, and the failure lists what is left.";
      case REFUSED -> "Ended: refused before the first write.";
      case FAILED ->
          "Ended with a failure and without a rollback: `onFailure` is `Keep`, or the run was reset"
              + " after its end.";
      case FORWARDING ->
          "Has started the pair's own run, `peering/…`, and waits for its result to return it.";
    };
  }
}
