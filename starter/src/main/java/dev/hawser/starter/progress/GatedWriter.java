package dev.hawser.starter.progress;

import java.io.IOException;
import java.io.Writer;

/** Passes on what is written while it is open, and forgets the rest. */
final class GatedWriter extends Writer {
  private final Writer out;
  private boolean open;

  GatedWriter(Writer out) {
    this.out = out;
  }

  void open() {
    open = true;
  }

  void shut() {
    open = false;
  }

  @Override
  public void write(char[] text, int from, int length) throws IOException {
    if (open) out.write(text, from, length);
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  /** Leaves open what it writes to. */
  @Override
  public void close() {}
}
