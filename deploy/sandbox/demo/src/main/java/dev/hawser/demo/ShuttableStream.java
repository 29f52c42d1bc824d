package dev.hawser.demo;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Passes on what is written, until it is shut; what comes later is forgotten. */
final class ShuttableStream extends FilterOutputStream {
  private boolean shut;

  ShuttableStream(OutputStream out) {
    super(out);
  }

  /** What is being written now is written first. */
  synchronized void shut() {
    shut = true;
  }

  @Override
  public synchronized void write(int written) throws IOException {
    if (!shut) out.write(written);
  }

  @Override
  public synchronized void write(byte[] bytes, int from, int length) throws IOException {
    if (!shut) out.write(bytes, from, length);
  }

  /** Leaves open what it writes to. */
  @Override
  public void close() throws IOException {
    flush();
  }
}
