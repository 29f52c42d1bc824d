package dev.hawser.apiserver.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The parameters after the question mark. */
record QueryParameters(Map<String, String> parameters) {
  static QueryParameters parse(@Nullable String raw) {
    if (raw == null || raw.isEmpty()) return new QueryParameters(Map.of());
    return new QueryParameters(
        Arrays.stream(raw.split("&", -1))
            .map(pair -> pair.split("=", 2))
            .collect(
                Collectors.toMap(
                    pair -> decoded(pair[0]),
                    pair -> pair.length == 2 ? decoded(pair[1]) : "",
                    (first, second) -> first)));
  }

  String text(String name) {
    return parameters.getOrDefault(name, "");
  }

  boolean flag(String name) {
    return text(name).equals("true") || text(name).equals("1");
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
