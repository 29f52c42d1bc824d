package dev.hawser.simulator.replication;

import dev.hawser.simulator.runtime.ClusterClient;
import dev.hawser.simulator.runtime.ControllerContext;
import dev.hawser.simulator.runtime.Informers;
import dev.hawser.simulator.runtime.KubeObject;
import dev.hawser.simulator.runtime.LiqoLabels;
import dev.hawser.simulator.runtime.ObjectKind;
import dev.hawser.simulator.runtime.ObjectRef;
import dev.hawser.simulator.runtime.ReconcilerLoop;
import dev.hawser.simulator.runtime.RemoteClusters;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/** Carries all objects of one link, with one worker per kind. */
final class LinkReplicator implements AutoCloseable {
  static final List<ObjectKind> KINDS =
      List.of(ObjectKind.RESOURCE_SLICE, ObjectKind.RENEW, ObjectKind.NAMESPACE_MAP);

  private final ControllerContext context;
  private final ReplicationLink link;
  private final byte[] kubeconfig;
  private final KubernetesClient client;
  private final Informers remote;
  private final Map<ObjectKind, ReconcilerLoop> runners = new ConcurrentHashMap<>();
  private final Set<ObjectKind> stopped = ConcurrentHashMap.newKeySet();

  LinkReplicator(
      ControllerContext context,
      ReplicationLink link,
      byte[] kubeconfig,
      BooleanSupplier remoteIsGone) {
    this.context = context;
    this.link = link;
    this.kubeconfig = kubeconfig.clone();
    this.client = RemoteClusters.open(kubeconfig);
    var provider = new ClusterClient(client);
    this.remote = Informers.in(provider, link.remoteNamespace());
    for (ObjectKind kind : KINDS) {
      var reflector = new Reflector(context.cluster(), provider, remote, link, kind, remoteIsGone);
      runners.put(kind, new ReconcilerLoop(reflector, context.faults(), context.clusterId()));
      remote.listen(kind, object -> remoteObjects(kind, object));
    }
  }

  ReplicationLink link() {
    return link;
  }

  boolean uses(byte[] other) {
    return Arrays.equals(kubeconfig, other);
  }

  void start() {
    runners.values().forEach(ReconcilerLoop::start);
    // Nothing is carried before the first look at the other side, nor is anything waited for.
    var unused = remote.start().thenRun(this::reconcileAll);
  }

  private void reconcileAll() {
    for (ObjectKind kind : KINDS) {
      local(kind).forEach(this::localObjects);
    }
  }

  void localObjects(KubeObject object) {
    if (object.namespace().equals(link.localNamespace())
        && object.label(LiqoLabels.REMOTE_ID).equals(link.remoteId())
        && object.label(LiqoLabels.REPLICATION).equals("true")
        && !stopped.contains(object.kind())) {
      runner(object.kind()).enqueue(object.ref());
    }
  }

  private void remoteObjects(ObjectKind kind, KubeObject object) {
    if (object.label(LiqoLabels.ORIGIN_ID).equals(link.localId()) && !stopped.contains(kind)) {
      runner(kind).enqueue(new ObjectRef(link.localNamespace(), object.name()));
    }
  }

  private ReconcilerLoop runner(ObjectKind kind) {
    return Objects.requireNonNull(runners.get(kind));
  }

  /** Drops each kind of which nothing is left, for good, and says whether that was all. */
  boolean stopsIfIdle() {
    for (ObjectKind kind : KINDS) {
      boolean idle =
          local(kind).isEmpty()
              && remote
                  .all(kind)
                  .noneMatch(copy -> copy.label(LiqoLabels.ORIGIN_ID).equals(link.localId()));
      if (idle) {
        stopped.add(kind);
      }
    }
    return stopped.containsAll(KINDS);
  }

  private List<KubeObject> local(ObjectKind kind) {
    return context
        .cluster()
        .listIn(
            kind,
            link.localNamespace(),
            Map.of(LiqoLabels.REPLICATION, "true", LiqoLabels.REMOTE_ID, link.remoteId()));
  }

  @Override
  public void close() {
    runners.values().forEach(ReconcilerLoop::close);
    remote.close();
    client.close();
  }
}
