package dev.hawser.starter.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.hawser.peering.payload.Payloads;
import dev.hawser.starter.options.OutputFlags.Format;
import dev.hawser.starter.outcome.TerminalText;
import java.io.PrintWriter;
import java.util.function.Function;

/** Prints results in the requested format. */
public final class ResultPrinter {
  private final PrintWriter out;
  private final Format format;

  public ResultPrinter(PrintWriter out, Format format) {
    this.out = out;
    this.format = format;
  }

  /** Prints the value as JSON or YAML, or its text. */
  public <T> void print(T value, Function<T, String> text) {
    out.println(TerminalText.of(text(value, text)));
    out.flush();
  }

  private <T> String text(T value, Function<T, String> text) {
    return switch (format) {
      case TEXT -> text.apply(value);
      case JSON -> json(value);
      case YAML -> Yaml.of(value).stripTrailing();
    };
  }

  private static String json(Object value) {
    try {
      return Payloads.json().writerWithDefaultPrettyPrinter().writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A class of its own, so that the YAML library is loaded only when it is used. */
  private static final class Yaml {
    private static final YAMLMapper MAPPER =
        YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .build();

    static String of(Object value) {
      try {
        JsonNode tree = Payloads.json().valueToTree(value);
        return MAPPER.writeValueAsString(tree);
      } catch (JsonProcessingException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
