package dev.hawser.sandbox.liqo.replication;

import dev.hawser.sandbox.liqo.runtime.Cluster;
import dev.hawser.sandbox.liqo.runtime.Informers;
import dev.hawser.sandbox.liqo.runtime.Kind;
import dev.hawser.sandbox.liqo.runtime.KubeObject;
import dev.hawser.sandbox.liqo.runtime.Labels;
import dev.hawser.sandbox.liqo.runtime.RemoteClusters;
import dev.hawser.sandbox.liqo.runtime.Runner;
import dev.hawser.sandbox.liqo.runtime.Site;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/** Carries all objects of one link, with one worker per kind. */
final class Reflection implements AutoCloseable {
  static final List<Kind> KINDS = List.of(Kind.RESOURCE_SLICE, Kind.RENEW, Kind.NAMESPACE_MAP);

  private final Site site;
  private final Link link;
  private final byte[] kubeconfig;
  private final KubernetesClient client;
  private final Informers remote;
  private final Map<Kind, Runner> runners = new ConcurrentHashMap<>();
  private final Set<Kind> stopped = ConcurrentHashMap.newKeySet();

  Reflection(Site site, Link link, byte[] kubeconfig, BooleanSupplier remoteIsGone) {
    this.site = site;
    this.link = link;
    this.kubeconfig = kubeconfig.clone();
    this.client = RemoteClusters.open(kubeconfig);
    var provider = new Cluster(client);
    this.remote = Informers.in(provider, link.remoteNamespace());
    for (Kind kind : KINDS) {
      var reflector = new Reflector(site.cluster(), provider, remote, link, kind, remoteIsGone);
      runners.put(kind, new Runner(reflector, site.knobs(), site.clusterId()));
      remote.listen(kind, object -> seenThere(kind, object));
    }
  }

  Link link() {
    return link;
  }

  boolean uses(byte[] other) {
    return Arrays.equals(kubeconfig, other);
  }

  void start() {
    runners.values().forEach(Runner::start);
    // Nothing is carried before the first look at the other side, nor is anything waited for.
    var unused = remote.start().thenRun(this::lookAtAll);
  }

  private void lookAtAll() {
    for (Kind kind : KINDS) {
      local(kind).forEach(this::seenHere);
    }
  }

  void seenHere(KubeObject object) {
    if (object.namespace().equals(link.localNamespace())
        && object.label(Labels.REMOTE_ID).equals(link.remoteId())
        && object.label(Labels.REPLICATION).equals("true")
        && !stopped.contains(object.kind())) {
      runner(object.kind()).enqueue(object.ref());
    }
  }

  private void seenThere(Kind kind, KubeObject object) {
    if (object.label(Labels.ORIGIN_ID).equals(link.localId()) && !stopped.contains(kind)) {
      runner(kind)
          .enqueue(
              new dev.hawser.sandbox.liqo.runtime.ObjectRef(link.localNamespace(), object.name()));
    }
  }

  private Runner runner(Kind kind) {
    return java.util.Objects.requireNonNull(runners.get(kind));
  }

  /** Drops each kind of which nothing is left, for good, and says whether that was all. */
  boolean stopsIfIdle() {
    for (Kind kind : KINDS) {
      boolean idle =
          local(kind).isEmpty()
              && remote
                  .all(kind)
                  .noneMatch(copy -> copy.label(Labels.ORIGIN_ID).equals(link.localId()));
      if (idle) {
        stopped.add(kind);
      }
    }
    return stopped.containsAll(KINDS);
  }

  private List<KubeObject> local(Kind kind) {
    return site.cluster()
        .listIn(
            kind,
            link.localNamespace(),
            Map.of(Labels.REPLICATION, "true", Labels.REMOTE_ID, link.remoteId()));
  }

  @Override
  public void close() {
    runners.values().forEach(Runner::close);
    remote.close();
    client.close();
  }
}
