package dev.hawser.apiserver.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.apiserver.failure.ApiFailure;
import dev.hawser.apiserver.object.Json;
import dev.hawser.apiserver.patch.Patch;
import java.io.IOException;
import java.util.List;

/** What a request carries. */
final class RequestBody {
  private static final List<String> ACCEPTED = List.of("application/json", "application/yaml");

  private final String mediaType;
  private final byte[] bytes;

  /** A body of a media type, which has no parameters. */
  RequestBody(String mediaType, byte[] bytes) {
    this.mediaType = mediaType;
    this.bytes = bytes;
  }

  /** One object. */
  ObjectNode object() throws IOException {
    if (tree() instanceof ObjectNode object) return object;
    throw ApiFailure.badRequest(
        "couldn't get version/kind; json parse error: the body is not a JSON object");
  }

  /** Options, which may be absent. */
  ObjectNode options() throws IOException {
    return bytes.length == 0 ? Json.object() : object();
  }

  Patch patch(boolean custom) throws IOException {
    JsonNode tree = mediaType.endsWith("+json") ? parsed(false) : Json.object();
    return Patch.of(mediaType, tree, custom);
  }

  private JsonNode tree() throws IOException {
    return switch (mediaType) {
      case "", "*/*", "application/json" -> parsed(false);
      case "application/yaml" -> parsed(true);
      default -> throw ApiFailure.unsupportedMediaType(ACCEPTED);
    };
  }

  private JsonNode parsed(boolean yaml) throws IOException {
    try {
      return yaml ? Json.readYaml(bytes) : Json.read(bytes);
    } catch (JsonProcessingException malformed) {
      throw ApiFailure.badRequest(
          "couldn't get version/kind; json parse error: " + malformed.getOriginalMessage());
    }
  }
}
