package dev.hawser.apiserver.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Objects as they were at one moment. */
public record Snapshot(long revision, List<ObjectNode> objects) {
  public Snapshot {
    objects = List.copyOf(objects);
  }
}
