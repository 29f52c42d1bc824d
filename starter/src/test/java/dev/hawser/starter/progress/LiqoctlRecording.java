package dev.hawser.starter.progress;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a real liqoctl printed in a pipe. */
record LiqoctlRecording(Path folder) {
  private static final Pattern LINE = Pattern.compile("\\[ *[0-9.]+ err] (.*)");

  /** The recording of that name; without recordings the test is skipped, and says so. */
  static LiqoctlRecording require(String name) {
    var golden =
        Stream.iterate(Path.of("").toAbsolutePath(), at -> at != null, Path::getParent)
            .map(at -> at.resolve("shared").resolve("golden"))
            .filter(Files::isDirectory)
            .findFirst()
            .or(LiqoctlRecording::none);
    assumeTrue(golden.isPresent(), "no recordings");
    return new LiqoctlRecording(golden.orElseThrow().resolve(name));
  }

  private static Optional<Path> none() {
    System.err.println("SKIPPED: no recordings of real Liqo (shared/golden) above this folder");
    return Optional.empty();
  }

  /** The lines of the first such command, without their times. */
  List<String> linesOf(String command) throws IOException {
    return Files.readAllLines(folder.resolve("output.txt")).stream()
        .dropWhile(line -> !line.startsWith("$ liqoctl " + command + " "))
        .skip(2) // the command, and its exit code
        .takeWhile(line -> LINE.matcher(line).matches())
        .map(line -> LINE.matcher(line).replaceFirst("$1"))
        .toList();
  }
}
