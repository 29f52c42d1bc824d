package dev.hawser.starter.status;

import static dev.hawser.starter.status.ObjectReport.bad;
import static dev.hawser.starter.status.ObjectReport.good;

import dev.hawser.activity.ClusterView;
import dev.hawser.activity.Condition;
import dev.hawser.activity.OffloadingView.SliceView;
import dev.hawser.activity.PairHealth.OffloadingHealth;
import dev.hawser.activity.Role;
import dev.hawser.activity.SliceCondition;
import dev.hawser.starter.report.ResultText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is offloaded, on one cluster. */
record OffloadingObjects(ClusterView view, PairFacts pair) {
  private static final OffloadingHealth UNKNOWN = new OffloadingHealth(null, null, null, null);
  private static final String SLICE = "ResourceSlice";

  List<ObjectReport> of(Role role) {
    return role == Role.CONSUMER ? ofConsumer() : ofProvider();
  }

  private List<ObjectReport> ofConsumer() {
    if (!pair.isOffloading()) return List.of();
    var objects = new ArrayList<ObjectReport>();
    var slice = view.offloading().slice();
    if (slice != null) objects.add(slice(slice));
    if (pair.expectsNode() && view.health() != null) objects.add(virtualNode());
    if (pair.expectsNode() || view.offloading().node() != null) objects.add(node());
    objects.add(new ObjectReport("Pods", null, null, pods(view.offloading().pods())));
    return objects;
  }

  private static String pods(int pods) {
    if (pods == 0) return "none";
    return pods == 1 ? "1 is running there" : pods + " are running there";
  }

  private ObjectReport slice(SliceView slice) {
    var since = decided();
    if (slice.terminating()) return bad(SLICE, since, "being deleted");
    if (slice.accepted()) return good(SLICE, since, granted(slice));
    var refused = refusal(slice);
    if (refused != null) return bad(SLICE, since, refused);
    String kind = slice.sliceClass().equals("default") ? "" : " (class " + slice.sliceClass() + ")";
    return bad(SLICE, since, "the provider has not decided" + kind);
  }

  private static String granted(SliceView slice) {
    return "Accepted"
        + (slice.granted().isEmpty() ? "" : ": " + ResultText.words(slice.granted()))
        + (slice.createVirtualNode() ? "" : "; no virtual node is requested");
  }

  private @Nullable String refusal(SliceView slice) {
    if (slice.authentication() == SliceCondition.DENIED) {
      return Conditions.explained("the identity is Denied", health().sliceAuthentication());
    }
    return slice.resources() == SliceCondition.DENIED
        ? Conditions.explained("Denied", health().sliceResources())
        : null;
  }

  private @Nullable Instant decided() {
    var one = Conditions.since(health().sliceAuthentication());
    var other = Conditions.since(health().sliceResources());
    if (one == null || other == null) return one == null ? other : one;
    return one.isAfter(other) ? one : other;
  }

  private ObjectReport virtualNode() {
    String name = "VirtualNode";
    var kubelet = health().virtualNode();
    if (!pair.hasVirtualNode()) return absent(name, "virtualnodes");
    if (kubelet == null) return bad(name, null, "has no status yet");
    return kubelet.is("Running")
        ? good(name, kubelet.since(), kubelet.status())
        : bad(name, kubelet.since(), Conditions.explained(kubelet.status(), kubelet));
  }

  private ObjectReport node() {
    String name = "Node";
    var node = view.offloading().node();
    if (node == null) return absent(name, "nodes");
    Condition ready = health().node();
    var since = Conditions.since(ready);
    return node.ready()
        ? good(name, since, node.name())
        : bad(name, since, Conditions.explained(node.name() + " is not Ready", ready));
  }

  /** The provider has a copy of the consumer's slice. */
  private List<ObjectReport> ofProvider() {
    var decision = health().sliceResources();
    if (decision == null || !pair.isAuthenticated()) return List.of();
    boolean accepted = decision.is(SliceCondition.ACCEPTED.word());
    return List.of(
        accepted
            ? good(SLICE, decided(), "Accepted")
            : bad(SLICE, decided(), Conditions.explained(decision.status(), decision)));
  }

  private ObjectReport absent(String object, String plural) {
    return new Absence(view).of(object, plural);
  }

  private OffloadingHealth health() {
    var health = view.health();
    return health == null ? UNKNOWN : health.offloading();
  }
}
