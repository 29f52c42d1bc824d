package dev.hawser.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Answers of a real server in a file, one a line. */
final class AnswerRecording {
  private AnswerRecording() {}

  static void write(Path file, List<RecordedAnswer> lines) throws IOException {
    Files.write(file, lines.stream().map(line -> json(line).toString()).toList());
  }

  static List<RecordedAnswer> read(Path file) throws IOException {
    return Files.readString(file)
        .lines()
        .map(ServerAnswer::read)
        .map(AnswerRecording::line)
        .toList();
  }

  private static ObjectNode json(RecordedAnswer line) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("scenario", line.scenario()).put("exchange", line.exchange());
    json.set("answer", line.answer());
    return json;
  }

  private static RecordedAnswer line(JsonNode json) {
    return new RecordedAnswer(
        json.path("scenario").asText(), json.path("exchange").asText(), json.path("answer"));
  }
}
