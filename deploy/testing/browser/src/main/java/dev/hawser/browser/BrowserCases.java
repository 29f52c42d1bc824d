package dev.hawser.browser;

import java.util.List;
import java.util.stream.Stream;

/** All cases, in reading order. */
final class BrowserCases {
  private BrowserCases() {}

  /**
   * Those whose names contain the text; all of them if it is empty.
   *
   * @throws IllegalArgumentException if no name does
   */
  static List<BrowserCase> with(String text) {
    var named =
        Stream.of(FormCases.cases(), UpdateCases.cases(), ListCases.cases())
            .flatMap(List::stream)
            .filter(each -> each.name().contains(text))
            .toList();
    if (named.isEmpty()) {
      throw new IllegalArgumentException("no case has a name that contains \"" + text + "\"");
    }
    return named;
  }
}
