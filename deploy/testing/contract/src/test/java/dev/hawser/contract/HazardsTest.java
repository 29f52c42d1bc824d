package dev.hawser.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The tests and cases in docs/hazards.md exist. */
@SuppressWarnings("NullAway.Init")
class HazardsTest {
  private static final Path TABLE = Path.of("docs", "hazards.md");
  private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT))\\.(should\\w+)`");
  private static final Pattern CASE = Pattern.compile("\"([^\"]+)\"");
  private static final int HAZARDS = 44;

  private static List<String> rows;
  private static Map<String, String> tests;

  @BeforeAll
  static void read() throws IOException {
    var project =
        Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
            .filter(folder -> Files.exists(folder.resolve(TABLE)))
            .findFirst()
            .orElseThrow();
    rows =
        Files.readAllLines(project.resolve(TABLE)).stream()
            .filter(line -> line.startsWith("|"))
            .toList();
    tests = testsOf(project);
  }

  @Test
  void shouldNumberEveryHazard() {
    // given
    var expected =
        Stream.iterate(1, number -> number + 1).limit(HAZARDS).map(String::valueOf).toList();

    // when
    var numbers =
        rows.stream()
            .map(row -> row.split("\\|")[1].trim())
            .filter(cell -> cell.matches("\\d+"))
            .toList();

    // then
    assertThat(numbers).containsExactlyElementsOf(expected);
  }

  @Test
  void shouldNameExistingTests() {
    // when
    var named = named(TEST);
    var missing = named.stream().filter(test -> !exists(test)).map(MatchResult::group).toList();

    // then
    assertThat(named).isNotEmpty();
    assertThat(missing).as("tests that do not exist").isEmpty();
  }

  @Test
  void shouldNameExistingCases() {
    // when
    var named = named(CASE).stream().map(match -> match.group(1)).toList();

    // then
    assertThat(named).isNotEmpty();
    assertThat(Contract.names()).containsAll(named);
  }

  private static boolean exists(MatchResult test) {
    return tests.getOrDefault(test.group(1), "").contains("void " + test.group(2) + "(");
  }

  private static List<MatchResult> named(Pattern pattern) {
    return rows.stream().flatMap(row -> pattern.matcher(row).results()).toList();
  }

  /** Texts of all test classes, by name. */
  private static Map<String, String> testsOf(Path project) throws IOException {
    var found = new TreeMap<String, String>();
    try (var files = Files.walk(project)) {
      files
          .filter(file -> file.getFileName().toString().matches(".+(Test|IT)\\.java"))
          .forEach(
              file -> found.put(file.getFileName().toString().replace(".java", ""), text(file)));
    }
    return found;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
