package dev.hawser.sandbox.likeness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Answers of a real server in a file, one a line. */
final class Recording {
  private Recording() {}

  static void write(Path file, List<Line> lines) throws IOException {
    Files.write(file, lines.stream().map(line -> json(line).toString()).toList());
  }

  static List<Line> read(Path file) throws IOException {
    return Files.readString(file).lines().map(Answer::read).map(Recording::line).toList();
  }

  private static ObjectNode json(Line line) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("scenario", line.scenario()).put("exchange", line.exchange());
    json.set("answer", line.answer());
    return json;
  }

  private static Line line(JsonNode json) {
    return new Line(
        json.path("scenario").asText(), json.path("exchange").asText(), json.path("answer"));
  }
}
