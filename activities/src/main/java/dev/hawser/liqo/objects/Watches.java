package dev.hawser.liqo.objects;

import dev.hawser.liqo.resources.Kind;
import dev.hawser.liqo.resources.Labels;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * One shared watch per kind: it only wakes waits, so a lost or late event costs a moment, never an
 * answer. Opened on first need and closed with the last wait. Secrets are never watched.
 */
final class Watches {
  /** Secrets are nobody's to watch; the others don't carry the label of the peer. */
  private static final Set<Kind> UNWATCHED =
      EnumSet.of(Kind.SECRET, Kind.DEPLOYMENT, Kind.SERVICE, Kind.LEASE, Kind.POD);

  private final KubeApi api;
  private final Map<Kind, Shared> open = new EnumMap<>(Kind.class);
  private final Set<Kind> refused = EnumSet.noneOf(Kind.class);

  Watches(KubeApi api) {
    this.api = api;
  }

  /** Signals the semaphore at every event of those kinds until closed. */
  Subscription subscribe(Collection<Kind> kinds, Semaphore wake) {
    boolean complete = !kinds.isEmpty();
    for (var kind : kinds) complete &= open(kind, wake);
    return new Subscription(this, kinds, wake, complete);
  }

  /**
   * @param complete false when a kind may not be watched: its changes must be polled for
   */
  record Subscription(Watches watches, Collection<Kind> kinds, Semaphore wake, boolean complete)
      implements AutoCloseable {
    @Override
    public void close() {
      watches.unsubscribe(kinds, wake);
    }
  }

  private synchronized boolean open(Kind kind, Semaphore wake) {
    if (UNWATCHED.contains(kind) || refused.contains(kind)) return false;
    var shared = open.computeIfAbsent(kind, this::start);
    if (shared == null) return false;
    shared.waits.add(wake);
    return true;
  }

  private synchronized void unsubscribe(Collection<Kind> kinds, Semaphore wake) {
    for (var kind : kinds) {
      var shared = open.get(kind);
      if (shared == null || !shared.waits.remove(wake) || !shared.waits.isEmpty()) continue;
      open.remove(kind);
      shared.close();
    }
  }

  private @Nullable Shared start(Kind kind) {
    try {
      var shared = new Shared(() -> forget(kind));
      shared.watch =
          api.client()
              .genericKubernetesResources(kind.context())
              .inAnyNamespace()
              .withLabel(Labels.REMOTE_CLUSTER)
              .watch(shared);
      return shared;
    } catch (KubernetesClientException e) {
      if (KubernetesFailures.isForbidden(e)) refused.add(kind);
      return null;
    }
  }

  private synchronized void forget(Kind kind) {
    open.remove(kind);
  }

  private static final class Shared implements Watcher<GenericKubernetesResource> {
    private final Set<Semaphore> waits = new CopyOnWriteArraySet<>();
    private final Runnable onEnd;
    private @Nullable Watch watch;

    Shared(Runnable onEnd) {
      this.onEnd = onEnd;
    }

    @Override
    public void eventReceived(Action action, GenericKubernetesResource resource) {
      waits.forEach(Semaphore::release);
    }

    @Override
    public void onClose(@Nullable WatcherException cause) {
      onEnd.run();
      waits.forEach(Semaphore::release);
    }

    void close() {
      if (watch != null) watch.close();
    }
  }
}
