package dev.hawser.starter.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Links between documents lead somewhere. */
class LinksTest {
  private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```|`[^`\n]*`");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.*)$");

  static List<String> documents() {
    return Documents.markdown();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void shouldLeadToAFileAndAHeading(String document) {
    // given
    var links = links(Documents.text(document));

    // when
    var broken = links.filter(link -> !exists(document, link)).toList();

    // then
    assertThat(broken).isEmpty();
  }

  private static Stream<String> links(String text) {
    return LINK.matcher(CODE.matcher(text).replaceAll(""))
        .results()
        .map(match -> match.group(1))
        .filter(link -> !link.matches("[a-z]+:.*"));
  }

  private static boolean exists(String document, String link) {
    String file = link.replaceFirst("#.*", "");
    Path target =
        file.isEmpty() ? Documents.path(document) : Documents.path(document).resolveSibling(file);
    if (!Files.exists(target)) return false;
    return !link.contains("#") || anchors(target).contains(link.substring(link.indexOf('#') + 1));
  }

  /** As GitHub makes them from headings. */
  private static List<String> anchors(Path file) {
    return HEADING
        .matcher(Documents.text(file))
        .results()
        .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
        .map(words -> words.replaceAll("[^\\p{L}\\p{N}_ -]", "").replace(' ', '-'))
        .collect(Collectors.toList());
  }
}
