package dev.hawser.faultproxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Phaser;

/**
 * Stands between clients and one API server: plain HTTP on a port of the loopback address towards
 * them, the credentials of a kubeconfig towards the API server. Counts every request, and does to
 * some of them what its traps say.
 */
public final class FaultProxy implements AutoCloseable {
  private static final Duration MOMENT = Duration.ofMillis(500);

  private final RequestLog ledger;
  private final Upstream upstream;
  private final ListeningPort door;
  private final Path kubeconfig;
  private final Map<String, WatchedEvents> events = new ConcurrentHashMap<>();

  /** Whoever awaits them, and the struck requests that are on their way. */
  private final Phaser late = new Phaser(1);

  private volatile List<InjectedFault> traps = List.of();

  private FaultProxy(String name, Path behind, Path folder) throws IOException {
    ledger = new RequestLog(name);
    upstream = Upstream.of(behind);
    door = ListeningPort.open(this::converse);
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

  /** The requests since the start, or since traps were set last, in their order. */
  public List<RequestPoint> sites() {
    return ledger.sites();
  }

  /** Begins to count anew, with these and no others. */
  public void set(Collection<InjectedFault> next) {
    ledger.clear();
    traps = List.copyOf(next);
  }

  /** As if the API server were gone: every connection breaks, and new ones are refused. */
  public void shut() {
    door.shut();
  }

  /** It is back. */
  public void open() {
    door.reopen();
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

  Optional<HttpFault> fault(ProxyRequest request) {
    var site = ledger.enter(request.verb(), request.resource());
    return traps.stream().flatMap(trap -> trap.spring(site).stream()).findFirst();
  }

  WatchedEvents events(ProxyRequest request) {
    return events.computeIfAbsent(request.resource(), absent -> new WatchedEvents());
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
    new ProxyConnection(socket, this).hold();
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
