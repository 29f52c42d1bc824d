package dev.hawser.starter.text;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How long ago something was, in its largest unit, as kubectl prints it. */
public final class Ages {
  private Ages() {}

  /** In seconds below a minute, also for what lies ahead; a dash without a time. */
  public static String of(@Nullable Instant since, Instant now) {
    if (since == null) return "-";
    var age = Duration.between(since, now);
    if (age.toDays() > 0) return age.toDays() + "d";
    if (age.toHours() > 0) return age.toHours() + "h";
    if (age.toMinutes() > 0) return age.toMinutes() + "m";
    return Math.max(0, age.toSeconds()) + "s";
  }
}
