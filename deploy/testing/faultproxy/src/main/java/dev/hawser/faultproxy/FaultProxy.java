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
 * A proxy before one API server. Clients use plain HTTP on a port of the loopback interface; the
 * proxy uses the credentials of a kubeconfig. It counts every request, and injects faults into
 * some.
 */
public final class FaultProxy implements AutoCloseable {
  private static final Duration REFUSAL_TIME = Duration.ofMillis(500);

  private final RequestLog log;
  private final Upstream upstream;
  private final ListeningPort listening;
  private final Path kubeconfig;
  private final Map<String, WatchedEvents> events = new ConcurrentHashMap<>();

  /** The late requests are its parties, and one for the thread that awaits them. */
  private final Phaser late = new Phaser(1);

  private volatile List<InjectedFault> faults = List.of();

  private FaultProxy(String name, Path behind, Path folder) throws IOException {
    log = new RequestLog(name);
    upstream = Upstream.of(behind);
    listening = ListeningPort.open(this::serve);
    kubeconfig = folder.resolve("through-proxy-" + name + "-" + listening.port() + ".kubeconfig");
    var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    Files.createFile(kubeconfig, owner);
    Files.writeString(kubeconfig, kubeconfigText(name, listening.port()));
  }

  /**
   * Starts one.
   *
   * @param name the cluster in the requests that it counts
   * @param kubeconfig of the API server behind it
   * @param folder gets the kubeconfig of the proxy itself
   */
  public static FaultProxy start(String name, Path kubeconfig, Path folder) {
    try {
      return new FaultProxy(name, kubeconfig, folder);
    } catch (IOException e) {
      throw new UncheckedIOException("can't start a proxy for " + kubeconfig, e);
    }
  }

  /** The kubeconfig with which clients reach the API server through the proxy. */
  public Path kubeconfig() {
    return kubeconfig;
  }

  /** The requests since the start, or since faults were injected last, in order. */
  public List<RequestPoint> requests() {
    return log.requests();
  }

  /** Resets the counts, and injects these faults and no others. */
  public void inject(Collection<InjectedFault> next) {
    log.clear();
    faults = List.copyOf(next);
  }

  /** Breaks all connections and refuses new ones, as if the API server were down. */
  public void shut() {
    listening.shut();
  }

  /** Ends {@link #shut}. */
  public void open() {
    listening.reopen();
  }

  /** Returns when every request that is performed late has been performed. */
  public void awaitLateRequests() {
    late.arriveAndAwaitAdvance();
  }

  /**
   * The requests that are performed late are its parties, in addition to one for those who wait.
   */
  Phaser lateRequests() {
    return late;
  }

  Upstream upstream() {
    return upstream;
  }

  Optional<HttpFault> faultFor(ProxyRequest request) {
    var point = log.add(request.verb(), request.resource());
    return faults.stream().flatMap(fault -> fault.faultFor(point).stream()).findFirst();
  }

  WatchedEvents events(ProxyRequest request) {
    return events.computeIfAbsent(request.resource(), absent -> new WatchedEvents());
  }

  void refuseBriefly() {
    listening.refuseFor(REFUSAL_TIME);
  }

  @Override
  public void close() {
    listening.close();
    upstream.close();
  }

  private void serve(Socket socket) throws IOException {
    new ProxyConnection(socket, this).serve();
  }

  private static String kubeconfigText(String name, int port) {
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
