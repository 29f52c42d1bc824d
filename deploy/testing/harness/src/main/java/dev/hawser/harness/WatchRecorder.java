package dev.hawser.harness;

import static dev.hawser.harness.Expect.eventually;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Records all watch events of one kind on one cluster, in order. */
public final class WatchRecorder implements Watcher<GenericKubernetesResource>, AutoCloseable {
  private final List<RecordedEvent> events = new CopyOnWriteArrayList<>();
  private @Nullable Watch watch;

  private record RecordedEvent(Action action, GenericKubernetesResource object) {}

  private WatchRecorder() {}

  public static WatchRecorder of(ClusterUser cluster, ResourceKind kind) {
    var recorder = new WatchRecorder();
    recorder.watch = cluster.watch(kind, recorder);
    return recorder;
  }

  /** The resourceVersion at which the object with this UID was deleted. */
  public long versionOfDeletion(String uid) {
    return Long.parseLong(await(Action.DELETED, uid).getMetadata().getResourceVersion());
  }

  /** The object with this UID as it was created. */
  public GenericKubernetesResource created(String uid) {
    return await(Action.ADDED, uid);
  }

  private GenericKubernetesResource await(Action action, String uid) {
    eventually(action + " is seen", () -> events.stream().anyMatch(is(action, uid)));
    return events.stream().filter(is(action, uid)).findFirst().orElseThrow().object();
  }

  private static Predicate<RecordedEvent> is(Action action, String uid) {
    return event -> event.action() == action && event.object().getMetadata().getUid().equals(uid);
  }

  @Override
  public void eventReceived(Action action, GenericKubernetesResource object) {
    events.add(new RecordedEvent(action, object));
  }

  @Override
  public void onClose(WatcherException cause) {
    // The events until then are kept.
  }

  @Override
  public void close() {
    if (watch != null) watch.close();
  }
}
