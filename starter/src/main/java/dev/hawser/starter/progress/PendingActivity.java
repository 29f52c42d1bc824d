package dev.hawser.starter.progress;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hawser.starter.temporal.TemporalClient;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a pending activity: its attempt, its last failure, and what its heartbeat waits for. */
final class PendingActivity {
  private static final ObjectMapper PLAIN = new ObjectMapper();

  private PendingActivity() {}

  static ActivityProgress update(
      ActivityProgress activity, PendingActivityInfo info, TemporalClient temporal) {
    return activity.pending(
        Math.max(1, info.getAttempt()), waitingFor(info, temporal), lastFailure(info));
  }

  static @Nullable String waitingFor(PendingActivityInfo info, TemporalClient temporal) {
    if (info.getHeartbeatDetails().getPayloadsCount() == 0) return notTaken(info);
    var waitingFor = map(info.getHeartbeatDetails().getPayloads(0), temporal).get("waitingFor");
    return waitingFor == null || waitingFor.toString().isBlank() ? null : waitingFor.toString();
  }

  private static @Nullable String notTaken(PendingActivityInfo info) {
    return info.hasLastStartedTime() || info.getAttempt() > 1
        ? null
        : "a worker that serves the cluster";
  }

  static @Nullable String lastFailure(PendingActivityInfo info) {
    if (!info.hasLastFailure()) return null;
    String words = FailureWords.of(info.getLastFailure());
    return words.isEmpty() ? null : words;
  }

  private static Map<?, ?> map(Payload payload, TemporalClient temporal) {
    try {
      Object value = temporal.value(payload, Object.class);
      return value instanceof Map<?, ?> map ? map : parsed(String.valueOf(value));
    } catch (RuntimeException | JsonProcessingException unreadable) {
      return Map.of();
    }
  }

  private static Map<?, ?> parsed(String text) throws JsonProcessingException {
    return PLAIN.readValue(text, Map.class);
  }
}
