package dev.hawser.starter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.starter.documents.CommandLines;
import dev.hawser.starter.documents.Documents;
import dev.hawser.starter.documents.MarkdownTable;
import dev.hawser.starter.progress.Console;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The commands that the documents show exist, with these flags. */
class DocumentedCommandsTest {
  static Stream<String> documents() {
    return Documents.markdown().stream()
        .filter(document -> !document.startsWith("docs/decisions"))
        .filter(document -> !CommandLines.of(Documents.text(document)).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("documents")
  void shouldBeUnderstood(String document) {
    // given
    var commands = CommandLines.of(Documents.text(document));

    // when
    var parsed = commands.stream().map(DocumentedCommandsTest::problem).filter(it -> !it.isEmpty());

    // then
    assertThat(parsed).isEmpty();
  }

  @Test
  void shouldListTheVariableOfEachFlagOfTheWorker() {
    // given
    var flags = commandLine().getSubcommands().get("worker").getCommandSpec().options().stream();

    // when
    var rows =
        flags
            .filter(flag -> !isInherited(flag))
            .map(flag -> List.of("`" + variable(flag) + "`", "`" + longest(flag) + "`"));
    var table = MarkdownTable.write(List.of("Variable", "Flag"), rows);

    // then
    Documents.requirePart("docs/reference/environment.md", "variables of the worker", table);
  }

  @ParameterizedTest
  @ValueSource(strings = {"peer", "unpeer"})
  void shouldHaveEveryFlagOfTheCommandInTheReference(String command) {
    // given
    String text = Documents.text("docs/requests.md") + Documents.text("docs/liqoctl.md");

    // when
    var missing =
        commandLine().getSubcommands().get(command).getCommandSpec().options().stream()
            .filter(flag -> !isInherited(flag))
            .map(flag -> flag.longestName().replace("--remote-", "--"))
            .filter(name -> !text.contains("`" + name + "`") && !text.contains("`" + name + " "));

    // then
    assertThat(missing).isEmpty();
  }

  /** Empty when the command line is understood. */
  private static String problem(List<String> words) {
    var command = commandLine();
    if (words.contains("worker")) return unknownFlags(command, words);
    try {
      command.parseArgs(words.toArray(String[]::new));
      return "";
    } catch (CommandLine.ParameterException e) {
      return String.join(" ", words) + ": " + e.getMessage();
    }
  }

  /** The worker is another program: here it takes whatever it gets. */
  private static String unknownFlags(CommandLine command, List<String> words) {
    var known = command.getSubcommands().get("worker").getCommandSpec().optionsMap();
    return words.stream()
        .filter(word -> word.startsWith("-"))
        .map(word -> word.replaceFirst("=.*", ""))
        .filter(word -> !known.containsKey(word))
        .findFirst()
        .orElse("");
  }

  private static boolean isInherited(OptionSpec flag) {
    return Set.of("--help", "--version", "--output", "--profile").contains(flag.longestName());
  }

  private static String longest(OptionSpec flag) {
    return Stream.of(flag.names())
        .filter(name -> !name.startsWith("--no-"))
        .max(Comparator.comparingInt(String::length))
        .orElseThrow();
  }

  private static String variable(OptionSpec flag) {
    return "HAWSER_WORKER_" + longest(flag).substring(2).toUpperCase(Locale.ROOT).replace('-', '_');
  }

  private static CommandLine commandLine() {
    return HawserCommand.commandLine(
        new Console(
            new BufferedReader(new StringReader("")),
            new PrintWriter(new StringWriter()),
            new PrintWriter(new StringWriter()),
            Map.of(),
            Set.of()));
  }
}
