package dev.hawser.faults.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The lab's servers, which can be killed and started. */
public final class LabServers {
  private final Path script;
  private final Path logs;

  /**
   * Speaks to the lab.
   *
   * @param script {@code deploy/lab/lab}
   */
  public LabServers(Path script, Path logs) {
    if (!Files.isExecutable(script)) {
      throw new IllegalArgumentException("no lab at " + script);
    }
    this.script = script;
    this.logs = logs;
  }

  /** What the lab consists of. */
  public enum Part {
    TEMPORAL(false),
    APISERVER(true),
    KCM(true),
    LIQO(true);

    private final boolean ofCluster;

    Part(boolean ofCluster) {
      this.ofCluster = ofCluster;
    }

    /** Whether each cluster has one. */
    public boolean isOfCluster() {
      return ofCluster;
    }
  }

  /** Ends it with -9. */
  public void kill(Part part, String cluster) {
    run("kill", part, cluster);
  }

  /** Starts it, and returns when it is ready. */
  public void start(Part part, String cluster) {
    run("start", part, cluster);
  }

  private void run(String action, Part part, String cluster) {
    var command = new ArrayList<>(List.of(script.toString(), action));
    command.add(part.name().toLowerCase(Locale.ROOT));
    if (part.isOfCluster()) command.add(cluster);
    var log = ProcessBuilder.Redirect.appendTo(logs.resolve("lab.log").toFile());
    try {
      var process =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start();
      int code = process.onExit().join().exitValue(); // whoever is interrupted
      if (code != 0) throw new IllegalStateException(String.join(" ", command) + " failed");
    } catch (IOException e) {
      throw new UncheckedIOException("can't run " + script, e);
    }
  }
}
