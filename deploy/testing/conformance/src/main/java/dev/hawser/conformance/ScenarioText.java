package dev.hawser.conformance;

import dev.hawser.conformance.Exchange.Only;
import dev.hawser.conformance.Exchange.Until;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Parses scenario files. {@code ### name} begins an exchange. Then come directives, which begin
 * with {@code @}, the request line, the headers, an empty line and the body.
 */
final class ScenarioText {
  private static final Pattern BEGINNING = Pattern.compile("(?m)^### ");

  private ScenarioText() {}

  static Scenario parse(String name, String text) {
    List<Exchange> exchanges =
        Arrays.stream(BEGINNING.split(text)).skip(1).map(ScenarioText::exchange).toList();
    return new Scenario(name, exchanges);
  }

  private static Exchange exchange(String text) {
    Deque<String> lines = new ArrayDeque<>(text.lines().toList());
    String name = lines.pop().strip();
    Map<String, String> directives = directives(lines);
    String[] request = lines.pop().split(" ", 2);
    return new Exchange(
        name,
        request[0],
        request[1].strip(),
        headers(lines),
        lines.stream().collect(Collectors.joining("\n")).strip(),
        directives.containsKey("@anonymous"),
        Integer.parseInt(directives.getOrDefault("@events", "0")),
        Optional.ofNullable(directives.get("@until")).map(ScenarioText::until),
        Optional.ofNullable(directives.get("@only")).map(ScenarioText::only));
  }

  private static Map<String, String> directives(Deque<String> lines) {
    Map<String, String> found = new LinkedHashMap<>();
    while (lines.element().startsWith("@")) {
      String[] words = lines.pop().split(" ", 2);
      found.put(words[0], words.length == 2 ? words[1] : "");
    }
    return found;
  }

  private static Map<String, String> headers(Deque<String> lines) {
    Map<String, String> headers = new LinkedHashMap<>();
    while (!lines.isEmpty() && !lines.element().isBlank()) {
      String[] header = lines.pop().split(":", 2);
      headers.put(header[0], header[1].strip());
    }
    return headers;
  }

  private static Until until(String text) {
    String[] parts = text.split(" is ", 2);
    return new Until(parts[0], parts[1]);
  }

  private static Only only(String text) {
    String[] parts = text.split(" ", 3);
    return new Only(parts[0], parts[1], parts[2]);
  }
}
