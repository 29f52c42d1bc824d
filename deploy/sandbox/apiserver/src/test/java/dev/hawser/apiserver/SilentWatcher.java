package dev.hawser.apiserver;

import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;

/** Watches without looking. */
final class SilentWatcher<T> implements Watcher<T> {
  @Override
  public void eventReceived(Action action, T object) {}

  @Override
  public void onClose(WatcherException cause) {}
}
