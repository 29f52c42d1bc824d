package dev.hawser.starter;

import dev.hawser.starter.completion.Shell;
import dev.hawser.starter.outcome.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code hawser completion}. */
@Command(
    name = "completion",
    description = {
      "Print the completion script of a shell.",
      "It completes commands, flags and their values, and the clusters and stuck steps that"
          + " Temporal knows.",
      "",
      "To load it in the current shell, and for every shell in its start-up file:",
      "  source <(hawser completion bash)                     # ~/.bashrc",
      "  source <(hawser completion zsh)                      # ~/.zshrc",
      "  hawser completion fish | source                      # config.fish",
      "  hawser completion powershell | Out-String | Invoke-Expression   # $PROFILE"
    })
@SuppressWarnings("NullAway.Init")
final class CompletionCommand implements Callable<Integer> {
  @ParentCommand private HawserCommand hawser;

  @Parameters(
      paramLabel = "SHELL",
      converter = Shell.Words.class,
      description = "bash, zsh, fish or powershell")
  private Shell shell;

  @Override
  public Integer call() {
    hawser.console().out().print(shell.script());
    hawser.console().out().flush();
    return ExitCode.OK.code();
  }
}
