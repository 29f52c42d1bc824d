package dev.hawser.apiserver.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.apiserver.failure.ApiFailure;
import dev.hawser.apiserver.kind.GroupResource;
import dev.hawser.apiserver.object.ObjectMeta;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * All objects of a cluster. Every write gets the next revision and is passed to watchers in order.
 *
 * <p>Objects handed out are shared: copy before changing one.
 */
public final class Store {
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<GroupResource, NavigableMap<ObjectKey, ObjectNode>> objects = new HashMap<>();
  private final Deque<StoreEvent> history = new ArrayDeque<>();
  private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();
  private final List<Consumer<StoreEvent>> listeners = new CopyOnWriteArrayList<>();
  private final int historyLimit;
  private final int watchCapacity;
  private long revision = 1;
  private long forgotten;

  public Store(int historyLimit, int watchCapacity) {
    this.historyLimit = historyLimit;
    this.watchCapacity = watchCapacity;
  }

  /** Runs several reads and writes as one. */
  public <T> T atomically(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  /** Reports every change, while no other can happen. */
  public void listen(Consumer<StoreEvent> listener) {
    listeners.add(listener);
  }

  public Optional<ObjectNode> get(ObjectKey key) {
    return atomically(() -> Optional.ofNullable(of(key.resource()).get(key)));
  }

  /** The objects of a namespace, or of all when it is empty. */
  public Snapshot list(GroupResource resource, String namespace) {
    return atomically(
        () ->
            new Snapshot(
                revision,
                of(resource).values().stream()
                    .filter(o -> namespace.isEmpty() || ObjectMeta.namespace(o).equals(namespace))
                    .toList()));
  }

  /** The revision of the last write. */
  public long revision() {
    return atomically(() -> revision);
  }

  /** Adds an object; empty when there is one already. */
  public Optional<ObjectNode> add(ObjectKey key, ObjectNode object) {
    return atomically(
        () -> {
          if (of(key.resource()).containsKey(key)) return Optional.empty();
          return Optional.of(write(StoreEvent.Type.ADDED, key, object));
        });
  }

  /** Replaces an object; empty when it is no longer the one that was read. */
  public Optional<ObjectNode> replace(ObjectKey key, ObjectNode read, ObjectNode object) {
    return atomically(
        () ->
            isCurrent(key, read)
                ? Optional.of(write(StoreEvent.Type.MODIFIED, key, object))
                : none());
  }

  /** Removes an object; empty when it is no longer the one that was read. */
  public Optional<ObjectNode> remove(ObjectKey key, ObjectNode read, ObjectNode last) {
    return atomically(
        () ->
            isCurrent(key, read) ? Optional.of(write(StoreEvent.Type.DELETED, key, last)) : none());
  }

  /** Follows a resource from just after a revision. */
  public Watcher watch(GroupResource resource, long since) {
    return atomically(
        () -> {
          if (since < forgotten) throw ApiFailure.expired(since, forgotten + 1);
          return follow(
              resource,
              history.stream()
                  .filter(change -> change.revision() > since)
                  .filter(change -> change.key().resource().equals(resource))
                  .toList());
        });
  }

  /** Ends all watches. */
  public void disconnect() {
    List.copyOf(watchers).forEach(Watcher::close);
  }

  private Watcher follow(GroupResource resource, Collection<StoreEvent> missed) {
    var watcher = new Watcher(resource, watchCapacity, missed, watchers::remove);
    watchers.add(watcher);
    return watcher;
  }

  private ObjectNode write(StoreEvent.Type type, ObjectKey key, ObjectNode object) {
    revision++;
    ObjectNode written = object.deepCopy();
    ObjectMeta.of(written).put("resourceVersion", Long.toString(revision));
    var all = objects.computeIfAbsent(key.resource(), any -> new TreeMap<>());
    var before = Optional.ofNullable(all.get(key));
    if (type == StoreEvent.Type.DELETED) {
      all.remove(key);
    } else {
      all.put(key, written);
    }
    publish(new StoreEvent(revision, type, key, before, written));
    return written;
  }

  private void publish(StoreEvent change) {
    history.addLast(change);
    while (history.size() > historyLimit) {
      forgotten = history.removeFirst().revision();
    }
    listeners.forEach(listener -> listener.accept(change));
    watchers.forEach(watcher -> watcher.offer(change));
  }

  private boolean isCurrent(ObjectKey key, ObjectNode read) {
    ObjectNode current = of(key.resource()).get(key);
    return current != null
        && ObjectMeta.resourceVersion(current).equals(ObjectMeta.resourceVersion(read));
  }

  private NavigableMap<ObjectKey, ObjectNode> of(GroupResource resource) {
    return objects.getOrDefault(resource, Collections.emptyNavigableMap());
  }

  private static <T> Optional<T> none() {
    return Optional.empty();
  }
}
