package dev.hawser.peering.saga;

import dev.hawser.peering.PairRequest;
import dev.hawser.peering.PeerRequest;
import dev.hawser.peering.PeeringStatus;
import dev.hawser.peering.PeeringStatus.State;
import dev.hawser.peering.PeeringStatus.StepStatus;
import dev.hawser.peering.UnpeerRequest;
import java.util.ArrayList;
import java.util.List;

/** The updates that a run takes at the moment, as Markdown: each with the input to send. */
final class OfferedUpdates {
  private static final String RETRY = "`retry` without input: try again now";

  private OfferedUpdates() {}

  static List<String> of(PeeringStatus status, PairRequest request) {
    return switch (status.phase()) {
      case INSPECTING, PEERING -> List.of(abort(request));
      case ROLLBACK_STUCK -> withSkips(status);
      case REMOVAL_STUCK ->
          switch (request) {
            case PeerRequest ignored -> withSkips(status);
            case UnpeerRequest unpeer -> List.of(RETRY, giveUpProvider(unpeer));
          };
      case FORWARDING,
          PEERED,
          UNPEERING,
          UNPEERED,
          ROLLING_BACK,
          ROLLED_BACK,
          ROLLBACK_INCOMPLETE,
          REFUSED,
          FAILED ->
          List.of();
    };
  }

  private static String abort(PairRequest request) {
    return "`abort` with `\"a reason\"`: "
        + switch (request) {
          case PeerRequest ignored -> "stop, and undo what this run did";
          case UnpeerRequest ignored -> "stop; nothing is deleted yet";
        };
  }

  private static String giveUpProvider(UnpeerRequest request) {
    return "`giveUpProvider` with `\"a reason\"`: " + request.provider() + " is gone for good";
  }

  private static List<String> withSkips(PeeringStatus status) {
    var offered = new ArrayList<String>();
    offered.add(RETRY);
    status.steps().stream()
        .filter(step -> step.state() == State.STUCK)
        .map(OfferedUpdates::skip)
        .forEach(offered::add);
    return offered;
  }

  private static String skip(StepStatus stuck) {
    return "`skip` with `{\"step\": \"%s on %s\", \"reason\": \"a reason\"}`: give this undo up"
        .formatted(stuck.step().words(), stuck.cluster());
  }
}
