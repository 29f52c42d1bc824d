package dev.hawser.faultproxy;

import java.io.ByteArrayOutputStream;

/** What the streams of a resource carried so far: the first of it, which is what grows stale. */
final class WatchedEvents {
  private static final int MUCH = 1 << 16;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  synchronized void add(byte[] more, int length) {
    if (bytes.size() < MUCH) bytes.write(more, 0, length);
  }

  /** Whole events only: one a line. */
  synchronized byte[] soFar() {
    var all = bytes.toByteArray();
    int end = all.length;
    while (end > 0 && all[end - 1] != '\n') end--;
    return java.util.Arrays.copyOf(all, end);
  }
}
