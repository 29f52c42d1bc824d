package dev.hawser.environment;

import dev.hawser.apiserver.audit.AuditListener;
import dev.hawser.simulator.runtime.LiqoOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Two clusters, rome and milan, with Liqo and no peering. Everything is in memory, on loopback. */
public final class Sandbox implements AutoCloseable {
  private static final String ROME = "10.10.0.0/16";
  private static final String MILAN = "10.20.0.0/16";

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
    return start(folder, Optional.empty(), request -> {});
  }

  /**
   * Starts both, with another way to be.
   *
   * @param folder for kubeconfigs; must exist
   * @param like is given what each cluster would be like
   */
  public static Sandbox start(Path folder, UnaryOperator<LiqoOptions> like) {
    return new Sandbox(
        SandboxCluster.start(like.apply(options("rome", ROME)), folder),
        SandboxCluster.start(like.apply(options("milan", MILAN)), folder));
  }

  /**
   * Starts both, watched.
   *
   * @param folder for kubeconfigs; must exist
   * @param definitions a folder with Liqo's own definitions, in place of the sandbox's
   * @param audit is told of every request from the first on
   */
  public static Sandbox start(Path folder, Optional<Path> definitions, AuditListener audit) {
    return new Sandbox(
        SandboxCluster.start(with(definitions, options("rome", ROME)), folder, audit),
        SandboxCluster.start(with(definitions, options("milan", MILAN)), folder, audit));
  }

  private static LiqoOptions options(String id, String podCidr) {
    return LiqoOptions.of(id).podCidr(podCidr);
  }

  private static LiqoOptions with(Optional<Path> definitions, LiqoOptions options) {
    return definitions.map(options::crdFolder).orElse(options);
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
