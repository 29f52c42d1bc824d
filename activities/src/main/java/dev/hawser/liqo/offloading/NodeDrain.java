package dev.hawser.liqo.offloading;

import dev.hawser.activity.FailureType;
import dev.hawser.activity.KeptObject;
import dev.hawser.activity.OffloadingActivities.Drained;
import dev.hawser.activity.PodGroup;
import dev.hawser.liqo.cluster.PairObjects;
import dev.hawser.liqo.desired.DesiredObject;
import dev.hawser.liqo.desired.ObjectWriter;
import dev.hawser.liqo.kubernetes.KubeApi;
import dev.hawser.liqo.resources.Fields;
import dev.hawser.liqo.resources.Kind;
import dev.hawser.liqo.resources.Labels;
import dev.hawser.liqo.resources.PodOwners;
import dev.hawser.liqo.waiting.ActivityAttempt;
import dev.hawser.liqo.waiting.WaitCondition;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Empties the peer's virtual nodes as kubectl drain does, before anything is deleted: cordons them,
 * evicts their pods as often as budgets refuse it, and waits until they are gone.
 */
final class NodeDrain {
  private static final String UNSCHEDULABLE = "unschedulable";
  private static final String CORDONED_BEFORE = "which was cordoned before";
  private static final int NAMED = 3;

  private final PairObjects pair;
  private final KubeApi api;
  private final ObjectWriter objects;
  private final ActivityAttempt attempt;

  /** When each pod was to be evicted last, by its UID. */
  private final Map<String, Long> asked = new HashMap<>();

  /** What refuses the eviction of which pods, as the last look has seen it. */
  private final Map<String, String> refusals = new TreeMap<>();

  private List<GenericKubernetesResource> left = List.of();

  NodeDrain(PairObjects pair, KubeApi api, ObjectWriter objects, ActivityAttempt attempt) {
    this.pair = pair;
    this.api = api;
    this.objects = objects;
    this.attempt = attempt;
  }

  /** Returns when nothing runs on the nodes any more, except what belongs to each node itself. */
  Drained drain() {
    var nodes = nodes().stream().filter(node -> !Fields.terminating(node)).toList();
    nodes.forEach(this::cordon);
    var names = nodes.stream().map(node -> node.getMetadata().getName()).toList();
    if (!names.isEmpty()) awaitEmpty(names);
    return new Drained(names);
  }

  /** The former value stays on the node, for the undo: a node that is cordoned has none. */
  private void cordon(GenericKubernetesResource node) {
    String name = node.getMetadata().getName();
    objects.ensure(
        DesiredObject.of(Kind.NODE, null, name).spec(UNSCHEDULABLE, true), Optional.of(node));
  }

  /** Takes back the cordons of this run, and returns the nodes that were cordoned before it. */
  List<KeptObject> undo() {
    var kept = new ArrayList<KeptObject>();
    for (var node : nodes()) {
      boolean ours = objects.restore(node);
      boolean cordoned = Boolean.TRUE.equals(node.get("spec", UNSCHEDULABLE));
      if (!ours && cordoned) kept.add(KeptObject.of(Fields.reference(node), CORDONED_BEFORE));
    }
    return kept;
  }

  private List<GenericKubernetesResource> nodes() {
    return api.list(Kind.NODE, null, Map.of(Labels.REMOTE_CLUSTER, pair.peer()));
  }

  private void awaitEmpty(List<String> nodes) {
    String where = (nodes.size() == 1 ? "node " : "nodes ") + String.join(", ", nodes);
    var condition =
        WaitCondition.of("the pods on " + where + " to end")
            .failing(FailureType.PODS_RUNNING)
            .explainedByLooks(this::explanation);
    attempt.awaitTrue(condition, () -> isEmpty(nodes));
  }

  private boolean isEmpty(List<String> nodes) {
    attempt.lookAgainWithin(interval());
    left = nodes.stream().flatMap(node -> on(node).stream()).toList();
    refusals.keySet().retainAll(left.stream().map(NodeDrain::name).toList());
    left.stream().filter(pod -> !Fields.terminating(pod)).forEach(this::evict);
    return left.isEmpty();
  }

  private List<GenericKubernetesResource> on(String node) {
    return api.list(Kind.POD, null, Map.of(), Map.of("spec.nodeName", node)).stream()
        .filter(pod -> !PodOwners.isBoundToNode(pod))
        .toList();
  }

  /** What a budget refuses is asked for again, but not at each look. */
  private void evict(GenericKubernetesResource pod) {
    long now = System.nanoTime();
    var last = asked.get(pod.getMetadata().getUid());
    if (last != null && now - last < interval().toNanos()) return;
    asked.put(pod.getMetadata().getUid(), now);
    var refusal = api.evict(pod);
    refusals.remove(name(pod));
    refusal.ifPresent(why -> refusals.put(name(pod), why));
  }

  private Duration interval() {
    return attempt.timings().polling().longestRetry();
  }

  /** What still runs, and which budgets keep it. */
  private String explanation() {
    if (left.isEmpty()) return "";
    long ending = left.stream().filter(Fields::terminating).count();
    String running = PodGroup.pods(left.size()) + (left.size() == 1 ? " is left (" : " are left (");
    return running
        + PodGroup.enumerated(PodOwners.groups(left))
        + ")"
        + (ending == 0
            ? ""
            : ", " + ending + " of them " + (ending == 1 ? "is" : "are") + " ending")
        + refused();
  }

  private String refused() {
    var reasons = refusals.values().stream().distinct().toList();
    if (reasons.isEmpty()) return "";
    String pods = refusals.keySet().stream().limit(NAMED).collect(Collectors.joining(", "));
    int more = refusals.size() - NAMED;
    return "; may not be evicted now: "
        + pods
        + (more > 0 ? " and " + more + " more" : "")
        + " ("
        + String.join("; ", reasons)
        + ")";
  }

  private static String name(GenericKubernetesResource pod) {
    return pod.getMetadata().getNamespace() + "/" + pod.getMetadata().getName();
  }
}
