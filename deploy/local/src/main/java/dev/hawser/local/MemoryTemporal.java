package dev.hawser.local;

import dev.hawser.starter.local.LocalClusters;
import dev.hawser.temporalserver.EmbeddedTemporal;

/** Temporal's in-memory server in this process. */
record MemoryTemporal(EmbeddedTemporal server) implements LocalClusters.MemoryEngine {
  static MemoryTemporal start() {
    return new MemoryTemporal(EmbeddedTemporal.start());
  }

  @Override
  public String address() {
    return server.address();
  }

  @Override
  public void close() {
    server.close();
  }
}
