package dev.hawser.worker;

import dev.hawser.apiserver.ApiServer;
import dev.hawser.apiserver.ApiServerOptions;
import dev.hawser.apiserver.audit.AuditEvent;
import dev.hawser.liqo.KubernetesClients;
import dev.hawser.liqo.LiqoCluster;
import dev.hawser.liqo.resources.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A cluster without controllers whose tenant namespaces exist: what is created there stays. */
final class Hub implements AutoCloseable {
  private final ApiServer server = ApiServer.start(ApiServerOptions.named("hub"));
  private final Queue<AuditEvent> requests = new ConcurrentLinkedQueue<>();

  Hub(int peers) {
    for (var kind : Kind.values()) if (kind.isLiqos()) define(kind);
    put("{'apiVersion': 'v1', 'kind': 'Namespace', 'metadata': {'name': 'liqo'}}");
    put(
        """
        {'apiVersion': 'v1', 'kind': 'ConfigMap', 'data': {'CLUSTER_ID': 'hub'},
         'metadata': {'name': 'liqo-clusterid-configmap', 'namespace': 'liqo',
           'labels': {'app.kubernetes.io/name': 'clusterid-configmap'}}}
        """);
    for (int peer = 0; peer < peers; peer++) {
      put(
          """
          {'apiVersion': 'v1', 'kind': 'Namespace', 'spec': {'finalizers': ['kubernetes']},
           'metadata': {'name': 'liqo-tenant-spoke-%1$s', 'labels': {
             'liqo.io/remote-cluster-id': 'spoke-%1$s', 'liqo.io/tenant-namespace': 'true'}}}
          """
              .formatted(peer));
    }
    server.audit(requests::add);
  }

  LiqoCluster connect(Path folder) {
    try {
      var file = Files.writeString(folder.resolve("hub.kubeconfig"), server.adminKubeconfig());
      return LiqoCluster.connect(KubernetesClients.fromKubeconfig(file, null), "liqo");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The requests for which the API server did something. */
  long requests() {
    return requests.size();
  }

  long requests(String verb, Kind kind) {
    return requests.stream()
        .filter(event -> event.verb().equals(verb) && event.resource().equals(kind.plural()))
        .count();
  }

  private void define(Kind kind) {
    server.objects().define(kind.apiVersion(), kind.word(), kind.plural(), kind.namespaced());
  }

  private void put(String json) {
    server.objects().put(json.replace('\'', '"'));
  }

  @Override
  public void close() {
    server.close();
  }
}
