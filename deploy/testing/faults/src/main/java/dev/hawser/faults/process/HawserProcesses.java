package dev.hawser.faults.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Starts processes of the packaged Hawser, and ends them all when it is closed. */
public final class HawserProcesses implements AutoCloseable {
  private final Path launcher;
  private final Path logs;
  private final Set<Process> started = ConcurrentHashMap.newKeySet();

  /**
   * Starts nothing yet.
   *
   * @param launcher {@code bin/hawser}
   * @param logs the folder for logs; must exist
   * @throws IllegalArgumentException when there is no launcher
   */
  public HawserProcesses(Path launcher, Path logs) {
    if (!Files.isExecutable(launcher)) {
      throw new IllegalArgumentException(
          "no launcher at " + launcher + ": build it with ./mvnw -q -Dquick -DskipTests package");
    }
    this.launcher = launcher;
    this.logs = logs;
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
  }

  /** Starts {@code hawser} with these arguments; its output is appended to the named log. */
  public Process start(String log, List<String> arguments) {
    var command = new ArrayList<String>();
    command.add(launcher.toString());
    command.addAll(arguments);
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(logs.resolve(log + ".log").toFile()));
    try {
      var process = builder.start();
      started.removeIf(each -> !each.isAlive());
      started.add(process);
      return process;
    } catch (IOException e) {
      throw new UncheckedIOException("can't start " + launcher, e);
    }
  }

  /** The folder for logs. */
  public Path logs() {
    return logs;
  }

  @Override
  public void close() {
    started.forEach(Process::destroyForcibly);
  }
}
