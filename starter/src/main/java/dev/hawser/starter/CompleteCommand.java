package dev.hawser.starter;

import dev.hawser.starter.completion.Candidate;
import dev.hawser.starter.completion.Completer;
import dev.hawser.starter.completion.KnownNames;
import dev.hawser.starter.completion.Names;
import dev.hawser.starter.options.ConnectionFlags;
import dev.hawser.starter.options.DurationConverter;
import dev.hawser.starter.outcome.ExitCode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/**
 * {@code hawser __complete --word=WORD -- WORDS}: what the completion scripts ask. A line for each
 * candidate, with its description behind a tab.
 */
@Command(name = "__complete", hidden = true, description = "For completion scripts.")
@SuppressWarnings("NullAway.Init")
final class CompleteCommand implements Callable<Integer> {
  @ParentCommand private HawserCommand hawser;
  @Spec private CommandSpec spec;

  @Option(names = "--word", paramLabel = "WORD", description = "What there is of the word")
  private String word = "";

  @Option(
      names = "--limit",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "How long to wait for Temporal")
  private Duration limit = Duration.ofSeconds(1);

  @Parameters(arity = "0..*", paramLabel = "WORDS", description = "The words before it")
  private List<String> before = List.of();

  @Override
  public Integer call() {
    var out = hawser.console().out();
    try {
      new Completer(spec.root().commandLine(), this::names)
          .complete(before, word).stream().map(Candidate::line).forEach(out::println);
    } catch (RuntimeException nothingToOffer) {
      // Somebody is typing: an error would stand in the middle of it.
    }
    out.flush();
    return ExitCode.OK.code();
  }

  private Names names(List<String> connection) {
    var environment = hawser.console().environment();
    var flags = new ConnectionFlags();
    new CommandLine(flags).parseArgs(connection.toArray(String[]::new));
    return new KnownNames(() -> flags.connect(environment, warning -> {}), environment, limit);
  }
}
