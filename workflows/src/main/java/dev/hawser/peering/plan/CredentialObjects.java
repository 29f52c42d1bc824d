package dev.hawser.peering.plan;

import dev.hawser.activity.ObjectReference;
import dev.hawser.peering.PeerRequest;
import dev.hawser.peering.PlannedObject;
import dev.hawser.peering.PlannedObject.Action;
import dev.hawser.peering.PlannedStep;
import dev.hawser.peering.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The objects of the steps that make credentials. */
record CredentialObjects(PeerRequest request, PairState state) {

  Stream<PlannedObject> nonce(PlannedStep step) {
    boolean there = state.provider().authentication().nonce().nonce() != null;
    if (!there && !step.writes()) return Stream.empty();
    return Stream.of(secret(step, "liqo-nonce").made());
  }

  Stream<PlannedObject> proof(PlannedStep step) {
    boolean there = state.consumer().authentication().nonce().signedNonce() != null;
    if (!there && !step.writes()) return Stream.empty();
    return Stream.of(secret(step, "liqo-signed-nonce").because(step.detail()).made());
  }

  private ObjectPlan secret(PlannedStep step, String name) {
    return ObjectPlan.of(
        Action.of(step.action()), step.step(), state.view(step.cluster()), "Secret", name);
  }

  /** The Tenant, and before it the certificate that would be issued again without a repair. */
  Stream<PlannedObject> tenant(PlannedStep step) {
    boolean stale = request.repair() && step.writes() && TenantRefusals.isStaleCertificate(state);
    var certificate =
        ObjectPlan.of(
                Action.DELETE, step.step(), state.provider(), "Secret", "liqo-remote-certificate")
            .because("of another key or request, or expired")
            .made();
    return Stream.concat(Stream.of(certificate).filter(it -> stale), Stream.of(register(step)));
  }

  private PlannedObject register(PlannedStep step) {
    var now = state.provider().authentication().tenant();
    String condition = now == null || now.active() ? null : now.condition().word();
    return ObjectPlan.of(
            Action.of(step.action()),
            step.step(),
            state.provider(),
            "Tenant",
            state.pair().consumer().value())
        .because(step.detail())
        .field("key", now == null ? null : now.key(), state.consumer().installation().identityKey())
        .field("proxyUrl", now == null ? null : now.proxyUrl(), proxy())
        .field("condition", condition, condition)
        .made();
  }

  private @Nullable String proxy() {
    if (request.proxyUrl() != null) return request.proxyUrl();
    var configuration = state.consumer().network().configuration();
    if (request.reachesThroughTunnel()) {
      return configuration == null || configuration.mapped() == null
          ? "that of Liqo's API server proxy, through the tunnel"
          : InBandProxy.proxyUrl(state.provider(), configuration.mapped());
    }
    var now = state.provider().authentication().tenant();
    return now == null ? null : now.proxyUrl();
  }

  PlannedObject identity(PlannedStep step) {
    String reason =
        step.action() == PlannedStep.Action.CHANGE
            ? "for a certificate of " + state.pair().provider()
            : "";
    return ObjectPlan.of(
            Action.of(step.action()),
            step.step(),
            state.consumer(),
            "Identity",
            "controlplane-" + state.pair().provider())
        .because(reason)
        .made();
  }

  /** Copies on the provider are deleted; then Liqo can finish what is stuck on the consumer. */
  Stream<PlannedObject> repair() {
    var stuck = state.consumer().authentication().stuckCredentials();
    var deleted = new ArrayList<PlannedObject>();
    for (var copy : copies(stuck)) {
      deleted.add(
          ObjectPlan.of(Action.DELETE, Step.REPAIR, state.provider(), "Renew", copy)
              .because("copy of one that is stuck in deletion on " + state.pair().consumer())
              .made());
    }
    for (var object : stuck) {
      deleted.add(
          ObjectPlan.of(Action.DELETE, Step.REPAIR, state.consumer(), object.kind(), object.name())
              .because("stuck in deletion")
              .byLiqo()
              .made());
    }
    return deleted.stream();
  }

  private static List<String> copies(List<ObjectReference> stuck) {
    var renews =
        stuck.stream().filter(it -> it.isKind("Renew")).map(ObjectReference::name).toList();
    return renews.isEmpty() ? List.of(ObjectReference.ANY) : renews;
  }
}
