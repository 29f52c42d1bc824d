package dev.hawser.sandbox.faults.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Phaser;
import org.jspecify.annotations.Nullable;

/**
 * Stands between clients and one API server: plain HTTP on a port of the loopback address towards
 * them, the credentials of a kubeconfig towards the API server. Counts every request, and does to
 * one of them what its trap says.
 */
public final class FaultProxy implements AutoCloseable {
  private static final Duration MOMENT = Duration.ofMillis(500);

  private final Ledger ledger;
  private final Upstream upstream;
  private final Door door;
  private final Path kubeconfig;
  private final Map<String, Events> events = new ConcurrentHashMap<>();

  /** Whoever awaits them, and the struck requests that are on their way. */
  private final Phaser late = new Phaser(1);

  private volatile @Nullable Trap trap;

  private FaultProxy(String name, Path behind, Path folder) throws IOException {
    ledger = new Ledger(name);
    upstream = Upstream.of(behind);
    door = Door.open(this::converse);
    kubeconfig = folder.resolve("through-proxy-" + name + "-" + door.port() + ".kubeconfig");
    var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    Files.createFile(kubeconfig, owner);
    Files.writeString(kubeconfig, text(name, door.port()));
  }

  /**
   * Starts one.
   *
   * @param name what its sites call the cluster
   * @param kubeconfig of the API server behind it
   * @param folder gets the kubeconfig of the proxy itself
   */
  public static FaultProxy start(String name, Path kubeconfig, Path folder) {
    try {
      return new FaultProxy(name, kubeconfig, folder);
    } catch (IOException e) {
      throw new UncheckedIOException("a proxy for " + kubeconfig + " can't be started", e);
    }
  }

  /** For clients that shall go through the proxy. */
  public Path kubeconfig() {
    return kubeconfig;
  }

  /** The requests since the start, or since the last {@link #set}, in their order. */
  public List<Site> sites() {
    return ledger.sites();
  }

  /** Begins to count anew, with this trap; with null without one. */
  public void set(@Nullable Trap next) {
    ledger.clear();
    trap = next;
  }

  /** Returns when no struck request is on its way any more. */
  public void awaitLateRequests() {
    late.arriveAndAwaitAdvance();
  }

  /** Counts struck requests that are on their way. */
  Phaser late() {
    return late;
  }

  Upstream upstream() {
    return upstream;
  }

  Optional<Fault> fault(Request request) {
    var site = ledger.enter(request.verb(), request.resource());
    var set = trap;
    return set == null ? Optional.empty() : set.spring(site);
  }

  Events events(Request request) {
    return events.computeIfAbsent(request.resource(), absent -> new Events());
  }

  void refuseForAMoment() {
    door.shutFor(MOMENT);
  }

  @Override
  public void close() {
    door.close();
    upstream.close();
  }

  private void converse(Socket socket) throws IOException {
    new Conversation(socket, this).hold();
  }

  private static String text(String name, int port) {
    return """
    apiVersion: v1
    kind: Config
    clusters:
    - name: %1$s
      cluster:
        server: http://127.0.0.1:%2$d
    users:
    - name: %1$s
      user: {}
    contexts:
    - name: %1$s
      context:
        cluster: %1$s
        user: %1$s
    current-context: %1$s
    """
        .formatted(name, port);
  }
}
