package dev.hawser.apiserver.http;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.hawser.apiserver.failure.ApiFailure;
import dev.hawser.apiserver.failure.StatusCause;
import dev.hawser.apiserver.failure.StatusDetails;
import java.time.Duration;
import java.util.List;

/**
 * How to watch.
 *
 * @param fromNow begin with what there is, instead of after a version
 * @param end of the watch, by {@code System.nanoTime()}
 */
record WatchOptions(boolean fromNow, long since, boolean bookmarks, long end) {
  private static final Duration LONGEST = Duration.ofMinutes(30);

  static WatchOptions of(QueryParameters query) {
    if (query.flag("sendInitialEvents")) throw noInitialEvents();
    String version = query.text("resourceVersion");
    boolean fromNow = version.isEmpty() || version.equals("0");
    String seconds = query.text("timeoutSeconds");
    Duration length =
        seconds.isEmpty() ? LONGEST : Duration.ofSeconds(number("timeoutSeconds", seconds));
    return new WatchOptions(
        fromNow,
        fromNow ? 0 : version(version),
        query.flag("allowWatchBookmarks"),
        System.nanoTime() + length.toNanos());
  }

  boolean isOver() {
    return end - System.nanoTime() <= 0;
  }

  /** How long to wait for a change. */
  Duration patience(Duration longest) {
    Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    return left.compareTo(longest) < 0 ? left.plusMillis(1) : longest;
  }

  private static long version(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException malformed) {
      throw ApiFailure.of(
          500,
          "",
          "resourceVersion: Invalid value: \"%1$s\": strconv.ParseUint: parsing \"%1$s\": invalid syntax"
              .formatted(text));
    }
  }

  private static long number(String name, String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException malformed) {
      throw ApiFailure.invalid(
          StatusDetails.of("meta.k8s.io", "ListOptions"),
          List.of(StatusCause.invalid(name, TextNode.valueOf(text), "must be a number")));
    }
  }

  private static ApiFailure noInitialEvents() {
    return ApiFailure.invalid(
        StatusDetails.of("meta.k8s.io", "ListOptions"),
        List.of(
            StatusCause.forbidden(
                "sendInitialEvents",
                "sendInitialEvents is forbidden for watch unless the WatchList feature gate is"
                    + " enabled")));
  }
}
