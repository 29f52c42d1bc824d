package dev.hawser.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file with the answers of a real server, one JSON object per line. */
final class AnswerRecording {
  private AnswerRecording() {}

  static void write(Path file, List<RecordedAnswer> answers) throws IOException {
    Files.write(file, answers.stream().map(answer -> json(answer).toString()).toList());
  }

  static List<RecordedAnswer> read(Path file) throws IOException {
    return Files.readString(file)
        .lines()
        .map(ServerAnswer::read)
        .map(AnswerRecording::answer)
        .toList();
  }

  private static ObjectNode json(RecordedAnswer recorded) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("scenario", recorded.scenario()).put("exchange", recorded.exchange());
    json.set("answer", recorded.answer());
    return json;
  }

  private static RecordedAnswer answer(JsonNode json) {
    return new RecordedAnswer(
        json.path("scenario").asText(), json.path("exchange").asText(), json.path("answer"));
  }
}
