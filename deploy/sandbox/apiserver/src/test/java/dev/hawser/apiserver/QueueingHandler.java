package dev.hawser.apiserver;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.util.Queue;

/** Keeps the names of what is added. */
record QueueingHandler(Queue<String> added) implements ResourceEventHandler<ConfigMap> {
  @Override
  public void onAdd(ConfigMap map) {
    added.add(map.getMetadata().getName());
  }

  @Override
  public void onUpdate(ConfigMap before, ConfigMap after) {}

  @Override
  public void onDelete(ConfigMap map, boolean unknown) {}
}
