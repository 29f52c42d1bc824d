package dev.hawser.liqo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.liqo.resources.Finalizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * docs/waits.md has exactly the waits and finalizers of the code; the sandbox shows each of them.
 */
final class WaitsTest {
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\|");
  private static final Pattern LITERAL = Pattern.compile("\"([^\"]+)\"");
  private static final String CONDITION = "Condition.of(";

  @Test
  void shouldDocumentEveryWait() {
    // given
    var conditions = conditions();

    // when
    var documented = waits();

    // then
    assertThat(conditions).hasSizeGreaterThan(12);
    for (String condition : conditions) {
      for (String literal : literals(condition)) {
        assertThat(documented).as(condition).anyMatch(row -> row.contains(literal.strip()));
      }
    }
  }

  @Test
  void shouldDocumentNoOtherWait() {
    // given
    var literals = sources().flatMap(source -> literals(source).stream()).toList();

    // when
    var documented = waits();

    // then
    for (String row : documented) {
      for (String part : row.split("<[^>]+>|gw-", -1)) {
        if (part.isBlank()) continue;
        assertThat(literals)
            .as(row)
            .anyMatch(literal -> literal.contains(part.strip()) || part.contains(literal));
      }
    }
  }

  @Test
  void shouldDocumentEveryFinalizer() {
    // when
    var documented = rows("## To be gone", "## Between");

    // then
    assertThat(documented)
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(Finalizer.values()).map(Finalizer::word).toList());
  }

  private static List<String> waits() {
    return rows("# Waits", "## To be gone");
  }

  private static List<String> rows(String from, String to) {
    String text = read(Path.of("../docs/waits.md"));
    String part = text.substring(text.indexOf(from), text.indexOf(to));
    return ROW.matcher(part).results().map(row -> row.group(1)).toList();
  }

  /** The arguments of every condition; those of methods that build one are literals elsewhere. */
  private static List<String> conditions() {
    return sources()
        .flatMap(
            source ->
                Pattern.compile(Pattern.quote(CONDITION))
                    .matcher(source)
                    .results()
                    .map(found -> arguments(source, found)))
        .toList();
  }

  private static String arguments(String source, MatchResult found) {
    int depth = 1;
    int end = found.end();
    for (; depth > 0; end++) {
      if (source.charAt(end) == '(') depth++;
      if (source.charAt(end) == ')') depth--;
    }
    return source.substring(found.end(), end - 1);
  }

  private static List<String> literals(String code) {
    return LITERAL.matcher(code).results().map(literal -> literal.group(1)).toList();
  }

  private static Stream<String> sources() {
    try (var files = Files.walk(Path.of("src/main/java"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(WaitsTest::read)
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
