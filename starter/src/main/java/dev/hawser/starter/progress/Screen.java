package dev.hawser.starter.progress;

import dev.hawser.peering.Phase;
import dev.hawser.starter.terminal.Style;
import dev.hawser.starter.terminal.StyledLine;
import dev.hawser.starter.terminal.TerminalSize;
import dev.hawser.starter.terminal.TextColumns;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A run as lines for a terminal of a given size: always fewer lines than it has, and shorter ones,
 * so that nothing wraps or scrolls.
 */
final class Screen {
  private static final int LINES_WITH_FOOTER = 8;
  private static final int LINES_WITH_LONG_SENTENCE = 12;
  private static final String ARROW = " → ";

  private final RunView run;
  private final Instant now;
  private final int width;
  private final int height;

  private Screen(RunView run, TerminalSize size, Instant now) {
    this.run = run;
    this.now = now;
    this.width = Math.max(1, size.columns() - 1);
    this.height = Math.max(1, size.rows() - 1);
  }

  /**
   * @param footer said below the steps, if there is room; empty for nothing
   */
  static List<StyledLine> of(RunView run, TerminalSize size, Instant now, String footer) {
    return new Screen(run, size, now).lines(footer);
  }

  private List<StyledLine> lines(String footer) {
    if (!run.isKnown()) return List.of();
    var lines = new ArrayList<StyledLine>();
    lines.add(header());
    lines.addAll(wrapped(Style.BAD, run.sentence(), height < LINES_WITH_LONG_SENTENCE ? 1 : 3));
    if (!run.untaken().isEmpty()) lines.addAll(wrapped(Style.WARNING, run.untaken(), 3));
    var below =
        height < LINES_WITH_FOOTER ? List.<StyledLine>of() : wrapped(Style.FAINT, footer, 3);
    int room = height - lines.size() - below.size();
    lines.addAll(new StepLines(run, width, now).fitting(room));
    lines.addAll(below);
    return lines.subList(0, Math.min(lines.size(), height));
  }

  private StyledLine header() {
    var tail = tail();
    int room = width - run.type().length() - " ".length() - ARROW.length() - tail.columns();
    boolean fits = run.consumer().length() + run.provider().length() <= room;
    int longest = fits ? width : Math.max(1, room / 2);
    var line =
        StyledLine.of(Style.STRONG, run.type() + " ")
            .plus(Style.CONSUMER, TextColumns.cut(run.consumer(), longest))
            .plus(Style.PLAIN, ARROW)
            .plus(Style.PROVIDER, TextColumns.cut(run.provider(), longest));
    for (var span : tail.spans()) line = line.plus(span.style(), span.text());
    return run.actor() == null
        ? line.cut(width)
        : line.plus(Style.FAINT, " · by " + run.actor()).cut(width);
  }

  /** How far it is, and since when. */
  private StyledLine tail() {
    var elapsed = run.elapsed(now);
    String time = run.ended() == null ? Elapsed.running(elapsed) : Elapsed.ended(elapsed);
    var phase = run.phase();
    var tail = StyledLine.EMPTY;
    if (phase != null) tail = tail.plus(Style.PLAIN, " · ").plus(style(phase), phase.word());
    return tail.plus(Style.PLAIN, " · " + time);
  }

  private static Style style(Phase phase) {
    return switch (phase) {
      case PEERED, UNPEERED -> Style.GOOD;
      case ROLLING_BACK, ROLLED_BACK -> Style.WARNING;
      case REMOVAL_STUCK, ROLLBACK_STUCK, ROLLBACK_INCOMPLETE, REFUSED, FAILED -> Style.BAD;
      case INSPECTING, PEERING, UNPEERING, FORWARDING -> Style.PLAIN;
    };
  }

  private List<StyledLine> wrapped(Style style, String text, int most) {
    return TextColumns.wrap(text, width, most).stream()
        .map(line -> StyledLine.of(style, line))
        .toList();
  }
}
