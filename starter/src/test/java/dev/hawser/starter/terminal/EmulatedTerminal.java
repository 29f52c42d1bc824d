package dev.hawser.starter.terminal;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/**
 * A terminal as a program sees it: text, line ends, and the few escape sequences that the command
 * line writes. Any other sequence is an error. What is typed is not echoed.
 */
public final class EmulatedTerminal implements Terminal {
  private static final char ESCAPE = '\033';

  private final boolean wraps;
  private List<Row> rows = new ArrayList<>(List.of(new Row(false)));
  private TerminalSize size;
  private int top;
  private int row;
  private int column;
  private String unfinished = "";
  private boolean coloured;
  private volatile Listener listener;

  private EmulatedTerminal(TerminalSize size, boolean wraps) {
    this.size = size;
    this.wraps = wraps;
  }

  /** One that breaks its lines when it becomes narrower, and joins them when it becomes wider. */
  public static EmulatedTerminal wrapping(int columns, int rows) {
    return new EmulatedTerminal(new TerminalSize(columns, rows), true);
  }

  /** One that cuts its lines when it becomes narrower. */
  public static EmulatedTerminal cutting(int columns, int rows) {
    return new EmulatedTerminal(new TerminalSize(columns, rows), false);
  }

  /**
   * @param continued whether the line above goes on here, because it was too long
   */
  private record Row(StringBuilder text, boolean continued) {
    Row(boolean continued) {
      this(new StringBuilder(), continued);
    }

    String shown() {
      return text.toString().stripTrailing();
    }
  }

  @Override
  public synchronized TerminalSize size() {
    return size;
  }

  @Override
  public Watch watch(Listener told) {
    listener = told;
    return () -> listener = null;
  }

  /** Writes to this terminal. */
  public PrintWriter writer() {
    return new PrintWriter(
        new Writer() {
          @Override
          public void write(char[] text, int from, int length) {
            EmulatedTerminal.this.write(new String(text, from, length));
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        },
        true);
  }

  /** Whether anything was coloured. */
  public synchronized boolean isColoured() {
    return coloured;
  }

  /** The lines on the screen, without empty ones at the end. */
  public synchronized List<String> screen() {
    var lines = rows.subList(top, rows.size()).stream().map(Row::shown).toList();
    int end = lines.size();
    while (end > 0 && lines.get(end - 1).isEmpty()) end--;
    return lines.subList(0, end);
  }

  /** What has left the screen at its top. */
  public synchronized List<String> scrolledAway() {
    return rows.subList(0, top).stream().map(Row::shown).toList();
  }

  /** Writes what a program has written. */
  public synchronized void write(String written) {
    String text = unfinished + written;
    unfinished = "";
    int read = 0;
    while (read < text.length()) {
      char character = text.charAt(read);
      if (character == ESCAPE) {
        int end = endOfSequence(text, read);
        if (end < 0) {
          unfinished = text.substring(read);
          return;
        }
        obey(text.substring(read + 2, end), text.charAt(end));
        read = end + 1;
      } else {
        put(character);
        read++;
      }
    }
  }

  private static int endOfSequence(String text, int start) {
    for (int end = start + 2; end < text.length(); end++) {
      if (Character.isLetter(text.charAt(end))) return end;
    }
    return -1;
  }

  private void obey(String argument, char command) {
    switch (command) {
      case 'A' -> row = Math.max(top, row - Integer.parseInt(argument));
      case 'J' -> {
        clearRestOfLine();
        rows.subList(row + 1, rows.size()).clear();
      }
      case 'K' -> clearRestOfLine();
      case 'm' -> coloured = true;
      default -> throw new IllegalArgumentException("escape sequence " + argument + command);
    }
  }

  private void clearRestOfLine() {
    var text = rows.get(row).text();
    if (text.length() > column) text.setLength(column);
  }

  private void put(char character) {
    switch (character) {
      case '\n' -> {
        column = 0;
        nextRow(false);
      }
      case '\r' -> column = 0;
      default -> print(character);
    }
  }

  private void nextRow(boolean continued) {
    row++;
    if (row == rows.size()) rows.add(new Row(continued));
    top = Math.max(top, row - size.rows() + 1);
  }

  private void print(char character) {
    if (character < ' ') throw new IllegalArgumentException("control character " + (int) character);
    if (column == size.columns()) {
      column = 0;
      nextRow(true);
    }
    var text = rows.get(row).text();
    while (text.length() <= column) text.append(' ');
    text.setCharAt(column, character);
    column++;
  }

  /** The user changes the size of the window. */
  public void resize(int columns, int height) {
    become(new TerminalSize(columns, height));
    var told = listener;
    if (told != null) told.resized();
  }

  /** The user stops the program, does something else, and lets it go on. */
  public void interlude(String written) {
    write(written);
    var told = listener;
    if (told != null) told.resumed();
  }

  private synchronized void become(TerminalSize other) {
    size = other;
    if (wraps) wrap();
    else cut();
    int lowest = wraps ? 0 : Math.min(top, row);
    top = Math.max(lowest, row - size.rows() + 1);
  }

  private void cut() {
    rows.forEach(each -> each.text().setLength(Math.min(each.text().length(), size.columns())));
    column = Math.min(column, size.columns());
  }

  /** The cursor keeps its place in the text. */
  private void wrap() {
    var wrapped = new ArrayList<Row>();
    int newRow = 0;
    for (int i = 0; i < rows.size(); i++) {
      int begin = i;
      var line = new StringBuilder(rows.get(i).text());
      while (i + 1 < rows.size() && rows.get(i + 1).continued()) line.append(rows.get(++i).text());
      if (row >= begin && row <= i) newRow = wrapped.size() + (row - begin);
      append(wrapped, line.toString().stripTrailing());
    }
    rows = wrapped;
    row = Math.min(newRow, rows.size() - 1);
  }

  private void append(List<Row> wrapped, String line) {
    int start = 0;
    do {
      var part = new Row(start > 0);
      part.text().append(line, start, Math.min(line.length(), start + size.columns()));
      wrapped.add(part);
      start += size.columns();
    } while (start < line.length());
  }
}
