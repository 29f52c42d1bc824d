package dev.hawser.faults.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Kills and starts servers of the lab. */
public final class LabServers {
  private final Path script;
  private final Path logs;

  /**
   * Uses the lab's own script.
   *
   * @param script {@code deploy/lab/lab}
   * @param logs the folder for its output
   * @throws IllegalArgumentException when there is no script
   */
  public LabServers(Path script, Path logs) {
    if (!Files.isExecutable(script)) {
      throw new IllegalArgumentException("no lab script at " + script);
    }
    this.script = script;
    this.logs = logs;
  }

  /** A kind of server, by the name that the script gives it. */
  public enum Server {
    TEMPORAL(false),
    APISERVER(true),
    KCM(true),
    LIQO(true);

    private final boolean perCluster;

    Server(boolean perCluster) {
      this.perCluster = perCluster;
    }

    /** Whether each cluster has one. */
    public boolean isPerCluster() {
      return perCluster;
    }
  }

  /**
   * Kills a server with SIGKILL.
   *
   * @param cluster is ignored by a server that no cluster has of its own
   */
  public void kill(Server server, String cluster) {
    run("kill", server, cluster);
  }

  /**
   * Starts a server, and returns when it is ready.
   *
   * @throws IllegalStateException when it does not become ready
   */
  public void start(Server server, String cluster) {
    run("start", server, cluster);
  }

  private void run(String action, Server server, String cluster) {
    var command = new ArrayList<>(List.of(script.toString(), action));
    command.add(server.name().toLowerCase(Locale.ROOT));
    if (server.isPerCluster()) command.add(cluster);
    var log = ProcessBuilder.Redirect.appendTo(logs.resolve("lab.log").toFile());
    try {
      var process =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start();
      int code = process.onExit().join().exitValue(); // also when this thread is interrupted
      if (code != 0) throw new IllegalStateException(String.join(" ", command) + " failed");
    } catch (IOException e) {
      throw new UncheckedIOException("can't run " + script, e);
    }
  }
}
