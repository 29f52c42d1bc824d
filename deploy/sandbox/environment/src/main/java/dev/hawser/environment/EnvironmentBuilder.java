package dev.hawser.environment;

import dev.hawser.apiserver.audit.AuditListener;
import dev.hawser.simulator.runtime.LiqoOptions;
import dev.hawser.temporalserver.EmbeddedTemporal;
import dev.hawser.temporalserver.TemporalServer;
import io.grpc.ClientInterceptor;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Chooses the parts of an {@link Environment}; each method replaces an earlier choice. */
public final class EnvironmentBuilder {
  private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(30);

  private final Path folder;
  private List<LiqoOptions> embedded =
      List.of(
          LiqoOptions.of("rome").podCidr("10.10.0.0/16"),
          LiqoOptions.of("milan").podCidr("10.20.0.0/16"));
  private List<Path> existing = List.of();
  private UnaryOperator<LiqoOptions> liqo = UnaryOperator.identity();
  private AuditListener audit = request -> {};
  private Optional<String> workerUser = Optional.empty();
  private @Nullable TemporalSource temporal = EmbeddedTemporal::start;
  private List<ClientInterceptor> interceptors = List.of();
  private ClusterProxy clusterProxy =
      (name, kubeconfig, unused) -> new ProxyEndpoint<>(kubeconfig, () -> {});
  private TemporalProxy temporalProxy = address -> new ProxyEndpoint<>(address, () -> {});
  private @Nullable WorkerFactory workers;

  EnvironmentBuilder(Path folder) {
    this.folder = folder;
  }

  /** Starts a Temporal server, or connects to one. */
  public interface TemporalSource {
    TemporalServer open();
  }

  /** Starts a proxy in front of an API server. */
  public interface ClusterProxy {
    /**
     * Starts the proxy; closing its endpoint stops it.
     *
     * @param name of the cluster: its ID if it is embedded, or else the name of its kubeconfig file
     * @param kubeconfig of the API server behind the proxy
     * @param folder for the proxy's own kubeconfig, which is its endpoint
     */
    ProxyEndpoint<Path> start(String name, Path kubeconfig, Path folder);
  }

  /** Starts a proxy in front of a Temporal server. */
  public interface TemporalProxy {
    ProxyEndpoint<String> start(String address);
  }

  /** Starts workers; what it returns is closed before the clusters and the Temporal server. */
  public interface WorkerFactory {
    AutoCloseable start(WorkerConnections connections);
  }

  /** The endpoint for clients, and the proxy itself, to be closed. */
  public record ProxyEndpoint<T>(T endpoint, AutoCloseable proxy) {}

  /** Embedded clusters with simulated Liqo, one for each of these. */
  public EnvironmentBuilder clusters(LiqoOptions... options) {
    embedded = List.of(options);
    existing = List.of();
    return this;
  }

  /** Existing clusters, which are neither started nor stopped. */
  public EnvironmentBuilder clusters(List<Path> kubeconfigs) {
    embedded = List.of();
    existing = List.copyOf(kubeconfigs);
    return this;
  }

  /** Changes how Liqo is installed on every embedded cluster. */
  public EnvironmentBuilder liqo(UnaryOperator<LiqoOptions> change) {
    liqo = change;
    return this;
  }

  /** Reports every request to an embedded API server, from the first one on. */
  public EnvironmentBuilder audit(AuditListener listener) {
    audit = listener;
    return this;
  }

  /** Workers use this administrator of the embedded clusters; audit logs show the name. */
  public EnvironmentBuilder workerUser(String name) {
    workerUser = Optional.of(name);
    return this;
  }

  /** Chooses the Temporal server; {@link TemporalServer#open} chooses one like the commands. */
  public EnvironmentBuilder temporal(TemporalSource source) {
    temporal = source;
    return this;
  }

  /** Starts clusters only. */
  public EnvironmentBuilder withoutTemporal() {
    temporal = null;
    return this;
  }

  /** Interceptors that see and change what clients and workers send to Temporal. */
  public EnvironmentBuilder temporalInterceptors(ClientInterceptor... all) {
    interceptors = List.of(all);
    return this;
  }

  /** Workers reach each cluster through a separate proxy. */
  public EnvironmentBuilder clusterProxy(ClusterProxy proxy) {
    clusterProxy = proxy;
    return this;
  }

  /** Workers reach Temporal through a proxy. */
  public EnvironmentBuilder temporalProxy(TemporalProxy proxy) {
    temporalProxy = proxy;
    return this;
  }

  /** Starts workers last, with connections through the proxies. */
  public EnvironmentBuilder workers(WorkerFactory factory) {
    workers = factory;
    return this;
  }

  /** Starts everything; if something fails to start, stops what is running. */
  public Environment start() {
    var environment = new Environment();
    try {
      startClusters(environment);
      if (temporal != null) startTemporal(environment, temporal);
      if (workers != null) environment.closeWith(workers.start(environment.throughProxies()));
      return environment;
    } catch (RuntimeException | Error e) {
      environment.close();
      throw e;
    }
  }

  private void startClusters(Environment environment) {
    var started = new ArrayList<SandboxCluster>();
    for (var options : embedded) {
      var cluster = SandboxCluster.start(liqo.apply(options), folder, audit);
      started.add(environment.closeWith(cluster));
    }
    var kubeconfigs =
        started.isEmpty() ? existing : started.stream().map(SandboxCluster::kubeconfig).toList();
    environment.clusters(started, kubeconfigs);
  }

  private void startTemporal(Environment environment, TemporalSource source) {
    var server = environment.closeWith(source.open());
    var proxy = temporalProxy.start(server.address());
    environment.closeWith(proxy.proxy());
    var direct = connect(environment, server.address());
    boolean hasProxy = !proxy.endpoint().equals(server.address());
    var proxied = hasProxy ? connect(environment, proxy.endpoint()) : direct;
    var behind = workerKubeconfigs(environment);
    var before = startClusterProxies(environment, behind);
    environment.temporal(
        server,
        new WorkerConnections(direct, server.isTestServer(), behind),
        new WorkerConnections(proxied, server.isTestServer(), before));
  }

  private List<Path> workerKubeconfigs(Environment environment) {
    return workerUser
        .map(user -> environment.embeddedClusters().stream().map(each -> each.kubeconfig(user)))
        .map(Stream::toList)
        .orElse(environment.kubeconfigs());
  }

  private List<Path> startClusterProxies(Environment environment, List<Path> behind) {
    var endpoints = new ArrayList<Path>();
    for (int cluster = 0; cluster < behind.size(); cluster++) {
      var file = environment.kubeconfigs().get(cluster).getFileName();
      String name = file.toString().replace(".kubeconfig", "");
      var proxy = clusterProxy.start(name, behind.get(cluster), folder);
      environment.closeWith(proxy.proxy());
      endpoints.add(proxy.endpoint());
    }
    return endpoints;
  }

  private WorkflowServiceStubs connect(Environment environment, String address) {
    var options =
        WorkflowServiceStubsOptions.newBuilder()
            .setTarget(address)
            .setGrpcClientInterceptors(interceptors)
            .build();
    var stubs = WorkflowServiceStubs.newConnectedServiceStubs(options, CONNECTION_TIMEOUT);
    environment.closeWith(stubs::shutdownNow);
    return stubs;
  }
}
