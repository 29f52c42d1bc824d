package dev.hawser.temporalserver;

import com.google.protobuf.ByteString;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The content of the test server's task tokens: namespace, workflow and run, and for an activity
 * the event that scheduled it.
 */
record TaskToken(String run, long scheduledEvent) {

  static TaskToken ofActivity(ByteString token) {
    try (var data = new DataInputStream(token.newInput())) {
      return new TaskToken(run(data), data.readLong());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The run of any task. */
  static String run(ByteString token) {
    try (var data = new DataInputStream(token.newInput())) {
      return run(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String run(DataInputStream data) throws IOException {
    data.readUTF();
    data.readUTF();
    return data.readUTF();
  }
}
