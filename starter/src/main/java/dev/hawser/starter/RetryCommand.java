package dev.hawser.starter;

import dev.hawser.starter.options.ButtonFlags;
import dev.hawser.starter.outcome.ExitCode;
import dev.hawser.starter.progress.Log;
import dev.hawser.starter.temporal.Button;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code hawser retry}. */
@Command(name = "retry", description = "Try what is stuck again now: a rollback, or an unpeer.")
@SuppressWarnings("NullAway.Init")
final class RetryCommand implements Callable<Integer> {
  @ParentCommand private Hawser hawser;
  @Mixin private ButtonFlags button;

  @Override
  public Integer call() {
    var console = hawser.console();
    try (var temporal = button.connect(console.environment())) {
      var run = button.living(temporal);
      var update = temporal.type(run).equals("Unpeer") ? "retry" : "retryRollback";
      var answer = new Button(temporal, run).press(update, null);
      new Log(console, "").info(answer);
    }
    return ExitCode.OK.code();
  }
}
