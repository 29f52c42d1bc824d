package dev.hawser.sandbox;

import java.nio.file.Path;
import java.util.List;

/** Two clusters, rome and milan, with Liqo and no peering. Everything is in memory, on loopback. */
public final class Sandbox implements AutoCloseable {
  private final SandboxCluster rome;
  private final SandboxCluster milan;

  private Sandbox(SandboxCluster rome, SandboxCluster milan) {
    this.rome = rome;
    this.milan = milan;
  }

  /**
   * Starts both.
   *
   * @param folder for kubeconfigs; must exist
   */
  public static Sandbox start(Path folder) {
    return new Sandbox(
        SandboxCluster.start("rome", "10.10.0.0/16", folder),
        SandboxCluster.start("milan", "10.20.0.0/16", folder));
  }

  public SandboxCluster rome() {
    return rome;
  }

  public SandboxCluster milan() {
    return milan;
  }

  public List<SandboxCluster> clusters() {
    return List.of(rome, milan);
  }

  @Override
  public void close() {
    milan.close();
    rome.close();
  }
}
