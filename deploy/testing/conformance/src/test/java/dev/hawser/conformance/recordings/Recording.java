package dev.hawser.conformance.recordings;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.comparison.ClusterState;
import dev.hawser.comparison.ObjectLocation;
import dev.hawser.comparison.WatchEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The events of two clusters with real Liqo while liqoctl ran some commands.
 *
 * @param events ordered by time, and by each cluster's revisions
 */
record Recording(String name, List<Command> commands, List<WatchEvent> events) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** One command line, and its start in seconds. */
  record Command(String label, double start) {}

  /** The folder of all recordings, in the working directory or a folder above it. */
  static Optional<Path> folder() {
    return Stream.iterate(Path.of("").toAbsolutePath(), at -> at != null, Path::getParent)
        .map(at -> at.resolve("shared").resolve("golden"))
        .filter(Files::isDirectory)
        .findFirst();
  }

  /** The same; if there is none, the test is skipped, and says so. */
  static Path requireFolder() {
    var found = folder();
    if (found.isEmpty()) {
      System.err.println("SKIPPED: no recordings of real Liqo (shared/golden) above this folder");
    }
    assumeTrue(found.isPresent(), "no recordings");
    return found.get();
  }

  /** The names of the recordings in a folder, in order. */
  static List<String> names(Path folder) {
    try (var folders = Files.list(folder)) {
      return folders
          .filter(each -> Files.exists(each.resolve("trace.jsonl")))
          .map(each -> each.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Recording read(Path folder) {
    try {
      var steps = JSON.readTree(folder.resolve("steps.json").toFile());
      var commands =
          StreamSupport.stream(steps.spliterator(), false)
              .map(s -> new Command(s.path("label").asText(), s.path("start").asDouble()))
              .toList();
      try (var lines = Files.lines(folder.resolve("trace.jsonl"))) {
        var all = lines.map(Recording::event).toList();
        return new Recording(folder.getFileName().toString(), commands, ordered(all));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static WatchEvent event(String line) {
    try {
      var event = JSON.readTree(line);
      var object = (ObjectNode) event.path("object");
      var place =
          ObjectLocation.of(
              event.path("cluster").asText(), event.path("resource").asText(), object);
      var type = WatchEvent.Type.valueOf(event.path("type").asText().toUpperCase(Locale.ROOT));
      return new WatchEvent(event.path("t").asDouble(), place, type, object);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Watches of different kinds overtake each other; revisions give the true order. */
  private static List<WatchEvent> ordered(List<WatchEvent> all) {
    var ordered = new ArrayList<WatchEvent>();
    for (String cluster : all.stream().map(s -> s.place().cluster()).distinct().toList()) {
      double latest = 0;
      for (var event :
          all.stream()
              .filter(s -> s.place().cluster().equals(cluster))
              .sorted(
                  Comparator.comparing((WatchEvent s) -> s.type() != WatchEvent.Type.LISTED)
                      .thenComparing(WatchEvent::revision))
              .toList()) {
        latest = Math.max(latest, event.at());
        ordered.add(
            new WatchEvent(
                event.type() == WatchEvent.Type.LISTED ? 0 : latest,
                event.place(),
                event.type(),
                event.object()));
      }
    }
    ordered.sort(Comparator.comparingDouble(WatchEvent::at));
    return ordered;
  }

  /** The state just before this time. */
  ClusterState before(double time) {
    return ClusterState.after(events.stream().filter(s -> s.at() < time).toList());
  }

  /** The start of the next command, or infinity after the last one. */
  double endOf(int command) {
    return command + 1 < commands.size()
        ? commands.get(command + 1).start()
        : Double.POSITIVE_INFINITY;
  }
}
