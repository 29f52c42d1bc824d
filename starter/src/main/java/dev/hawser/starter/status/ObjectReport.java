package dev.hawser.starter.status;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One object of a pair on one cluster.
 *
 * @param ready null for what is only counted
 * @param since when that last changed; null where nobody says
 * @param reason what it is like, or what is wrong with it
 */
public record ObjectReport(
    String object, @Nullable Ready ready, @Nullable Instant since, String reason) {
  static ObjectReport good(String object, @Nullable Instant since, String reason) {
    return new ObjectReport(object, Ready.TRUE, since, reason);
  }

  static ObjectReport bad(String object, @Nullable Instant since, String reason) {
    return new ObjectReport(object, Ready.FALSE, since, reason);
  }
}
