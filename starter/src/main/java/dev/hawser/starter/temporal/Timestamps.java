package dev.hawser.starter.temporal;

import com.google.protobuf.Timestamp;
import java.time.Instant;

/** Temporal's times. */
public final class Timestamps {
  private Timestamps() {}

  public static Instant instant(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }
}
