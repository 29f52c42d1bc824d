package dev.hawser.peering.saga;

import dev.hawser.peering.PeerRequest;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a run scheduled, in its order: what it did, and how that is undone. */
public record ScheduledActivities(List<String> scheduled) {
  private static final Map<String, String> UNDO =
      Map.of(
          "ClaimPair", "CleanUpPair",
          "EnsureConfiguration", "DeleteConfiguration",
          "EnsureGatewayServer", "DeleteGatewayServer",
          "EnsureGatewayClient", "DeleteGatewayClient",
          "ConnectGatewayServer", "DeletePublicKey",
          "EnsureNonce", "DeleteNonce",
          "ProveIdentity", "DeleteProof",
          "EnsureTenant", "DeleteTenant",
          "EnsureIdentity", "DeleteIdentity",
          "EnsureSlice", "DeleteSlice");

  public static ScheduledActivities of(List<HistoryEvent> events) {
    return new ScheduledActivities(
        events.stream()
            .filter(event -> event.getEventType() == EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED)
            .map(HistoryEvent::getActivityTaskScheduledEventAttributes)
            .map(it -> it.getTaskQueue().getName() + " " + it.getActivityType().getName())
            .toList());
  }

  /** The calls of an undisturbed peering until it stands, each once, in their order. */
  static List<String> calls() {
    try (var environment = new PeeringTestEnvironment()) {
      environment.peer(PeerRequest.of("rome", "milan"));
      return environment.calls.stream().filter(call -> !call.endsWith(" releasePair")).toList();
    }
  }

  /** The same, without those that only look. */
  static List<String> writes() {
    return calls().stream().filter(call -> !call.endsWith(" inspectCluster")).toList();
  }

  /** The undos of everything that was begun, newest first. */
  List<String> expectedUndos() {
    var undos = new ArrayList<String>();
    for (String call : scheduled) {
      String[] words = call.split(" ");
      Optional.ofNullable(UNDO.get(words[1])).ifPresent(undo -> undos.add(words[0] + " " + undo));
    }
    Collections.reverse(undos);
    return undos;
  }

  /** The undos that ran. */
  public List<String> undos() {
    return scheduled.stream().filter(call -> UNDO.containsValue(call.split(" ")[1])).toList();
  }
}
