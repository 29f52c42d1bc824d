package dev.hawser.starter;

import dev.hawser.connection.EngineState;
import dev.hawser.starter.engine.Engine;
import dev.hawser.starter.options.OutputFlags;
import dev.hawser.starter.options.OutputFlags.Format;
import dev.hawser.starter.outcome.CommandException;
import dev.hawser.starter.outcome.ExitCode;
import dev.hawser.starter.progress.ConsoleLog;
import dev.hawser.starter.report.EngineReport;
import dev.hawser.starter.report.ResultPrinter;
import dev.hawser.starter.report.StoppedEngine;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code hawser engine}. */
@Command(
    name = "engine",
    description = {
      "Start, show or stop a Temporal server of your own.",
      "",
      "It needs the \"temporal\" program on the PATH and keeps its database in"
          + " $XDG_STATE_HOME/hawser/engine (default ~/.local/state/hawser/engine). All commands"
          + " and the worker use it unless TEMPORAL_ADDRESS, a profile or --address names another"
          + " one, or one is at the default address. peer and unpeer with kubeconfigs start it when"
          + " they find none.",
      "",
      "Examples:",
      "  hawser engine start",
      "  hawser engine status -o json",
      "  hawser engine stop"
    },
    subcommands = {EngineCommand.Start.class, EngineCommand.Status.class, EngineCommand.Stop.class})
@SuppressWarnings("NullAway.Init")
final class EngineCommand implements Runnable {
  @ParentCommand private HawserCommand hawser;
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(hawser.console().out());
  }

  private Map<String, String> environment() {
    return hawser.console().environment();
  }

  private ConsoleLog log() {
    return new ConsoleLog(hawser.console(), "");
  }

  private void print(EngineState state, OutputFlags output) {
    new ResultPrinter(hawser.console().out(), output.format())
        .print(EngineReport.of(state), EngineReport::text);
  }

  /** {@code hawser engine start}. */
  @Command(
      name = "start",
      description = {
        "Start it, or find the one that runs.",
        "",
        "Examples:",
        "  hawser engine start",
        "  hawser engine start -o json"
      })
  @SuppressWarnings("NullAway.Init")
  static final class Start implements Callable<Integer> {
    @ParentCommand private EngineCommand engine;
    @Mixin private OutputFlags output;

    @Override
    @SuppressWarnings("try") // the notice is only closed
    public Integer call() {
      try (var notice = WaitNotice.of(engine.log(), "Waiting for Temporal to start")) {
        var answer = Engine.of(engine.environment()).start();
        engine.log().info(answer.started() ? "Started Temporal" : "Temporal is already running");
        engine.print(answer.state(), output);
        engine.log().plain("Other programs need TEMPORAL_ADDRESS=" + answer.state().address());
      }
      return ExitCode.OK.code();
    }
  }

  /** {@code hawser engine status}. */
  @Command(
      name = "status",
      description = {
        "Show its address, its Web UI and its database.",
        "The exit code is 3 if none runs.",
        "",
        "Examples:",
        "  hawser engine status",
        "  hawser engine status -o json"
      })
  @SuppressWarnings("NullAway.Init")
  static final class Status implements Callable<Integer> {
    @ParentCommand private EngineCommand engine;
    @Mixin private OutputFlags output;

    @Override
    public Integer call() {
      var state =
          Engine.running(engine.environment())
              .orElseThrow(
                  () ->
                      CommandException.because(
                          ExitCode.UNAVAILABLE,
                          "no Temporal server started by hawser is running: to start one, run"
                              + " \"hawser engine start\""));
      engine.print(state, output);
      return ExitCode.OK.code();
    }
  }

  /** {@code hawser engine stop}. */
  @Command(
      name = "stop",
      description = {
        "Stop it.",
        "Its database stays: runs that are open go on once it is started again.",
        "",
        "Examples:",
        "  hawser engine stop"
      })
  @SuppressWarnings("NullAway.Init")
  static final class Stop implements Callable<Integer> {
    @ParentCommand private EngineCommand engine;
    @Mixin private OutputFlags output;

    @Override
    @SuppressWarnings("try") // the notice is only closed
    public Integer call() {
      try (var notice = WaitNotice.of(engine.log(), "Waiting for Temporal to stop")) {
        var stopped = Engine.of(engine.environment()).stop();
        engine
            .log()
            .info(
                stopped
                    .map(state -> "Stopped Temporal; its database stays in " + state.database())
                    .orElse("no Temporal server started by hawser is running"));
        if (output.format() != Format.TEXT) {
          new ResultPrinter(engine.hawser.console().out(), output.format())
              .print(StoppedEngine.of(stopped), StoppedEngine::toString);
        }
      }
      return ExitCode.OK.code();
    }
  }
}
