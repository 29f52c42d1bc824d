package dev.hawser.starter;

import dev.hawser.starter.completion.Shell;
import dev.hawser.starter.manual.ManPage;
import dev.hawser.starter.options.UsageText;
import dev.hawser.starter.outcome.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hawser __share FOLDER}: writes the manual pages and completion scripts of the archive. */
@Command(name = "__share", hidden = true, description = "For the build of the archive.")
@SuppressWarnings("NullAway.Init")
final class ShareCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FOLDER", description = "The share folder of the archive")
  private Path folder;

  @Override
  public Integer call() throws IOException {
    page(spec.root());
    for (CommandLine command : spec.root().subcommands().values()) {
      boolean isHidden = command.getCommandSpec().usageMessage().hidden();
      if (!isHidden) page(command.getCommandSpec());
    }
    for (Shell shell : Shell.values()) write(shell.folder(), shell.file(), shell.script());
    return ExitCode.OK.code();
  }

  private void page(CommandSpec command) throws IOException {
    String text = ManPage.of(command, UsageText.synopsis(command), HawserCommand.Version.number());
    write("man/man1", ManPage.fileName(command), text);
  }

  private void write(String below, String name, String text) throws IOException {
    var directory = Files.createDirectories(folder.resolve(below));
    Files.writeString(directory.resolve(name), text);
  }
}
