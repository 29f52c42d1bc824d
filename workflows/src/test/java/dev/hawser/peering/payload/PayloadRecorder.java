package dev.hawser.peering.payload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes payloads to be kept with the code, into the folder given as argument. Run whenever the
 * wire format is changed on purpose.
 */
final class PayloadRecorder {
  private static final Path RESOURCES = Path.of("src/test/resources");

  private PayloadRecorder() {}

  public static void main(String[] folder) throws IOException {
    for (var type : PayloadSamples.types()) {
      Files.writeString(file(Path.of(folder[0]), type), pretty(PayloadSamples.of(type)));
    }
  }

  static Path payload(Class<?> type) {
    return file(RESOURCES, type);
  }

  private static Path file(Path resources, Class<?> type) {
    return resources.resolve("payloads").resolve(type.getSimpleName() + ".json");
  }

  private static String pretty(Object sample) throws IOException {
    return Payloads.json().writerWithDefaultPrettyPrinter().writeValueAsString(sample) + "\n";
  }
}
