package dev.hawser.faultproxy;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** The first events that the watches of a resource received, to be replayed as stale ones. */
final class WatchedEvents {
  private static final int MOST_BYTES = 1 << 16;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  synchronized void add(byte[] more, int length) {
    if (bytes.size() < MOST_BYTES) bytes.write(more, 0, length);
  }

  /** All complete events, one per line. */
  synchronized byte[] completeEvents() {
    var all = bytes.toByteArray();
    int end = all.length;
    while (end > 0 && all[end - 1] != '\n') end--;
    return Arrays.copyOf(all, end);
  }
}
