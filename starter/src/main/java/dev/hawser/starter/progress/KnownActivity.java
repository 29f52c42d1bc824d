package dev.hawser.starter.progress;

import dev.hawser.peering.Step;
import dev.hawser.starter.progress.StepAction.Kind;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The activities of this release, each named as its type, and what they are to a run. */
enum KnownActivity {
  INSPECT_CLUSTER(Step.INSPECT, Kind.STEP),
  FIND_REVERSE_PEERING(Step.INSPECT, Kind.LOOK),
  CLAIM_PAIR(Step.CLAIM, Kind.STEP),
  NOTICE_CANCELLATION(Step.CLAIM, Kind.NOTICE),
  DECLARE_UNREACHABLE(Step.CLAIM, Kind.STEP),
  CLEAR_UNREACHABLE(Step.CLAIM, Kind.UNDO),
  RELEASE_CLAIM(Step.RELEASE, Kind.REMOVAL),
  CLEAN_UP_PAIR(Step.RELEASE, Kind.REMOVAL),
  ENSURE_CONFIGURATION(Step.CONFIGURATION, Kind.STEP),
  DELETE_CONFIGURATION(Step.CONFIGURATION, Kind.UNDO),
  ENSURE_GATEWAY_SERVER(Step.SERVER, Kind.STEP),
  DELETE_GATEWAY_SERVER(Step.SERVER, Kind.UNDO),
  ENSURE_GATEWAY_CLIENT(Step.CLIENT, Kind.STEP),
  DELETE_GATEWAY_CLIENT(Step.CLIENT, Kind.UNDO),
  CONNECT_GATEWAY_SERVER(Step.TUNNEL, Kind.STEP),
  AWAIT_CONNECTION(Step.TUNNEL, Kind.STEP),
  DELETE_PUBLIC_KEY(Step.TUNNEL, Kind.UNDO),
  DRAIN_NODE(Step.DRAIN, Kind.STEP),
  UNCORDON_NODE(Step.DRAIN, Kind.UNDO),
  DELETE_NETWORK(Step.NETWORK, Kind.REMOVAL),
  DELETE_REPLICATED_RENEW(Step.REPAIR, Kind.STEP),
  DELETE_REPLICATED_OBJECTS(Step.REPAIR, Kind.REMOVAL),
  ENSURE_NONCE(Step.NONCE, Kind.STEP),
  DELETE_NONCE(Step.NONCE, Kind.UNDO),
  PROVE_IDENTITY(Step.PROOF, Kind.STEP),
  DELETE_PROOF(Step.PROOF, Kind.UNDO),
  ENSURE_TENANT(Step.TENANT, Kind.STEP),
  DELETE_TENANT(Step.TENANT, Kind.UNDO, Step.REMOVE_TENANT),
  ENSURE_IDENTITY(Step.IDENTITY, Kind.STEP),
  DELETE_IDENTITY(Step.IDENTITY, Kind.UNDO, Step.REMOVE_IDENTITY),
  ENSURE_SLICE(Step.SLICE, Kind.STEP),
  DELETE_SLICE(Step.SLICE, Kind.UNDO, Step.REMOVE_NODE),
  AWAIT_NODE(Step.NODE, Kind.STEP);

  private final Step step;
  private final Kind kind;
  private final @Nullable Step inUnpeer;

  KnownActivity(Step step, Kind kind) {
    this(step, kind, null);
  }

  /** An undo that is a step by itself when a pair is unpeered. */
  KnownActivity(Step step, Kind kind, @Nullable Step inUnpeer) {
    this.step = step;
    this.kind = kind;
    this.inUnpeer = inUnpeer;
  }

  /** The activity of that type; empty for one of a newer worker. */
  static Optional<KnownActivity> of(String type) {
    return Arrays.stream(values()).filter(known -> known.type().equals(type)).findFirst();
  }

  /** In Temporal's spelling: {@code EnsureTenant}. */
  String type() {
    return Arrays.stream(name().split("_"))
        .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining());
  }

  /** What it is to the run; in a rollback, releasing the pair is how a claim is undone. */
  StepAction action(RunFacts run) {
    if (inUnpeer != null && run.isUnpeer()) return StepAction.of(inUnpeer, Kind.REMOVAL);
    return run.isRollingBack() && step == Step.RELEASE
        ? StepAction.of(Step.CLAIM, Kind.UNDO)
        : StepAction.of(step, kind);
  }
}
