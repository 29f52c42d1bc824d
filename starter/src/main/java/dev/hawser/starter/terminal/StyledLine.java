package dev.hawser.starter.terminal;

import dev.hawser.activity.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One line of a screen. Nothing in its text moves the cursor or changes colours. */
public record StyledLine(List<Span> spans) {
  public static final StyledLine EMPTY = new StyledLine(List.of());

  public StyledLine {
    spans = List.copyOf(spans);
  }

  /** Text of one style. */
  public record Span(Style style, String text) {
    public Span {
      text = PlainText.withoutControls(text);
    }
  }

  public static StyledLine of(Style style, String text) {
    return EMPTY.plus(style, text);
  }

  /** This line and more of it. */
  public StyledLine plus(Style style, String text) {
    var longer = new ArrayList<>(spans);
    longer.add(new Span(style, text));
    return new StyledLine(longer);
  }

  /** The line with spaces behind it, up to that column. */
  public StyledLine padded(int columns) {
    int missing = columns - columns();
    return missing <= 0 ? this : plus(Style.PLAIN, " ".repeat(missing));
  }

  /** How many columns it takes. */
  public int columns() {
    return spans.stream().mapToInt(span -> TextColumns.of(span.text())).sum();
  }

  /** At most that many columns; "…" at the end where something is missing. */
  public StyledLine cut(int columns) {
    if (columns() <= columns) return this;
    var fitting = EMPTY;
    for (var span : spans) {
      int room = columns - fitting.columns();
      if (TextColumns.of(span.text()) > room - 1) {
        return fitting.plus(span.style(), TextColumns.cut(span.text() + " …", room));
      }
      fitting = fitting.plus(span.style(), span.text());
    }
    return fitting;
  }

  /** The words alone. */
  public String plain() {
    return text(false);
  }

  /** The words, with colours if they are wanted. */
  String text(boolean colours) {
    return spans.stream()
        .map(span -> colours ? span.style().on(span.text()) : span.text())
        .collect(Collectors.joining());
  }
}
