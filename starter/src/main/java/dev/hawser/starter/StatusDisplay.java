package dev.hawser.starter;

import dev.hawser.starter.progress.Console;
import dev.hawser.starter.terminal.Style;
import dev.hawser.starter.terminal.StyledLine;
import dev.hawser.starter.terminal.Terminal;
import dev.hawser.starter.terminal.TerminalSize;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Draws a status in place: never more lines than the terminal has, nor longer ones, so that nothing
 * scrolls. Closing it leaves the last one where it is.
 */
final class StatusDisplay implements StatusLoop.Display, AutoCloseable {
  private final Console console;
  private final Terminal.Watch watch;

  private StatusDisplay(Console console) {
    this.console = console;
    this.watch = console.terminal().watch(new Forgetting(console));
  }

  static StatusDisplay on(Console console) {
    return new StatusDisplay(console);
  }

  /** What others printed while this process was stopped is drawn below. */
  private record Forgetting(Console console) implements Terminal.Listener {
    @Override
    public void resized() {}

    @Override
    public void resumed() {
      console.painter().forget();
    }
  }

  @Override
  public void draw(StatusScreen screen) {
    var size = console.terminal().size();
    console.painter().draw(fitting(screen, size), size);
  }

  /** The longest of its texts that fits, or the beginning of the shortest. */
  static List<StyledLine> fitting(StatusScreen screen, TerminalSize size) {
    int room = Math.max(1, size.rows() - 1);
    var texts = Stream.concat(Stream.of(screen.text()), screen.shorter().stream()).toList();
    var lines =
        texts.stream()
            .map(text -> text.lines().toList())
            .filter(candidate -> candidate.size() <= room)
            .findFirst()
            .orElseGet(() -> beginning(texts.getLast().lines().toList(), room));
    return lines.stream()
        .map(line -> StyledLine.of(Style.PLAIN, line).cut(Math.max(1, size.columns() - 1)))
        .toList();
  }

  private static List<String> beginning(List<String> lines, int room) {
    var shown = new ArrayList<>(lines.subList(0, room - 1));
    shown.add("… and " + (lines.size() - shown.size()) + " more lines");
    return shown;
  }

  @Override
  public void close() {
    watch.close();
    console.painter().leave();
  }
}
