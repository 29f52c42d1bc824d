package dev.hawser.harness;

import static dev.hawser.harness.Expect.eventually;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Every change of a kind on one cluster, as a watch shows it, in its order. */
public final class WatchRecorder implements Watcher<GenericKubernetesResource>, AutoCloseable {
  private final List<Sighting> seen = new CopyOnWriteArrayList<>();
  private @Nullable Watch watch;

  private record Sighting(Action action, GenericKubernetesResource object) {}

  private WatchRecorder() {}

  public static WatchRecorder of(ClusterUser side, ResourceKind kind) {
    var sightings = new WatchRecorder();
    sightings.watch = side.watch(kind, sightings);
    return sightings;
  }

  /** The resourceVersion at which the object of that UID went. */
  public long versionOfEnd(String uid) {
    return Long.parseLong(await(Action.DELETED, uid).getMetadata().getResourceVersion());
  }

  /** The object of that UID when it was new. */
  public GenericKubernetesResource first(String uid) {
    return await(Action.ADDED, uid);
  }

  private GenericKubernetesResource await(Action action, String uid) {
    eventually(action + " is seen", () -> seen.stream().anyMatch(is(action, uid)));
    return seen.stream().filter(is(action, uid)).findFirst().orElseThrow().object();
  }

  private static java.util.function.Predicate<Sighting> is(Action action, String uid) {
    return sighting ->
        sighting.action() == action && sighting.object().getMetadata().getUid().equals(uid);
  }

  @Override
  public void eventReceived(Action action, GenericKubernetesResource object) {
    seen.add(new Sighting(action, object));
  }

  @Override
  public void onClose(WatcherException cause) {
    // What was seen until then counts.
  }

  @Override
  public void close() {
    if (watch != null) watch.close();
  }
}
