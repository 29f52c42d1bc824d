package dev.hawser.harness;

import dev.hawser.environment.EnvironmentBuilder.ProxyEndpoint;
import dev.hawser.faultproxy.FaultProxy;
import dev.hawser.faultproxy.grpc.TemporalProxy;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The fault proxies of one environment. Pass {@link #cluster} and {@link #temporal(String)} to its
 * builder, then get the proxies from here. The environment closes them.
 */
public final class FaultProxies {
  private final Map<String, FaultProxy> clusters = new TreeMap<>();
  private @Nullable TemporalProxy temporal;

  /** Starts the proxy of a cluster. */
  public ProxyEndpoint<Path> cluster(String name, Path kubeconfig, Path folder) {
    var proxy = FaultProxy.start(name, kubeconfig, folder);
    clusters.put(name, proxy);
    return new ProxyEndpoint<>(proxy.kubeconfig(), proxy);
  }

  /** Starts the proxy of the Temporal server. */
  public ProxyEndpoint<String> temporal(String address) {
    var proxy = TemporalProxy.to(address);
    temporal = proxy;
    return new ProxyEndpoint<>(proxy.address(), proxy);
  }

  /** The proxy of the cluster; it must have been started. */
  public FaultProxy of(String cluster) {
    var proxy = clusters.get(cluster);
    if (proxy == null) throw new IllegalStateException("no proxy was started for " + cluster);
    return proxy;
  }

  /** The proxy of the Temporal server; it must have been started. */
  public TemporalProxy temporal() {
    if (temporal == null) throw new IllegalStateException("no proxy was started for Temporal");
    return temporal;
  }
}
