package dev.hawser.starter;

import dev.hawser.starter.manual.HelpTopic;
import dev.hawser.starter.options.SimilarWord;
import dev.hawser.starter.outcome.CommandException;
import dev.hawser.starter.outcome.ExitCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code hawser help}. */
@Command(
    name = "help",
    description = {
      "Show how a command is used, or explain a topic: exit-codes, environment.",
      "",
      "Examples:",
      "  hawser help peer",
      "  hawser help exit-codes"
    })
@SuppressWarnings("NullAway.Init")
final class HelpCommand implements Callable<Integer> {
  private static final String TOPICS =
      Arrays.stream(HelpTopic.values()).map(HelpTopic::word).collect(Collectors.joining(", "));

  @ParentCommand private HawserCommand hawser;
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "[COMMAND | TOPIC]",
      hideParamSyntax = true,
      description = "A command, or one of the topics; the list of commands when left out")
  private List<String> words = List.of();

  @Override
  public Integer call() {
    var topic = words.size() == 1 ? HelpTopic.of(words.getFirst()) : Optional.<HelpTopic>empty();
    if (topic.isPresent()) {
      hawser.console().out().println(topic.get().text());
    } else {
      command().usage(hawser.console().out());
    }
    return ExitCode.OK.code();
  }

  private CommandLine command() {
    var command = spec.root().commandLine();
    for (String word : words) {
      var known = command.getSubcommands();
      command = known.get(word);
      if (command == null) throw unknown(word, known.keySet());
    }
    return command;
  }

  private static CommandException unknown(String word, Iterable<String> commands) {
    var known = new ArrayList<String>();
    commands.forEach(known::add);
    Arrays.stream(HelpTopic.values()).map(HelpTopic::word).forEach(known::add);
    return CommandException.usage(
        "unknown command or topic \""
            + word
            + "\"; "
            + SimilarWord.to(word, known)
                .map(it -> "did you mean " + it + "?")
                .orElseGet(() -> "\"hawser help\" lists the commands; the topics are " + TOPICS));
  }
}
