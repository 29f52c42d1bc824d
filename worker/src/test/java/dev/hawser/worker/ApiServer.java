package dev.hawser.worker;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** As much of a cluster as a worker asks for at start: its Liqo ID, its UID, its version. */
final class ApiServer implements AutoCloseable {
  private final HttpServer server;

  ApiServer(String id, String uid) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    on("/", 404, "{'kind':'Status','apiVersion':'v1','status':'Failure','code':404}");
    on("/version", 200, "{'major':'1','minor':'35','gitVersion':'v1.35.0'}");
    on(
        "/api/v1/namespaces/kube-system",
        200,
        "{'kind':'Namespace','apiVersion':'v1','metadata':{'name':'kube-system','uid':'%s'}}"
            .formatted(uid));
    on(
        "/api/v1/namespaces/liqo/configmaps",
        200,
        ("{'kind':'ConfigMapList','apiVersion':'v1','metadata':{},'items':[{'kind':'ConfigMap',"
                + "'apiVersion':'v1','metadata':{'name':'liqo-clusterid-configmap'},"
                + "'data':{'CLUSTER_ID':'%s'}}]}")
            .formatted(id));
    server.start();
  }

  private void on(String path, int status, String body) {
    server.createContext(path, exchange -> answer(exchange, status, body.replace('\'', '"')));
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    try (var out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  /** Writes a kubeconfig of this cluster. */
  Path kubeconfig(Path folder) throws IOException {
    int port = server.getAddress().getPort();
    return Files.writeString(
        folder.resolve("kubeconfig-" + port),
        """
        apiVersion: v1
        kind: Config
        current-context: main
        contexts: [{name: main, context: {cluster: main, user: main}}]
        clusters: [{name: main, cluster: {server: "http://127.0.0.1:%d"}}]
        users: [{name: main, user: {token: none}}]
        """
            .formatted(port));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
