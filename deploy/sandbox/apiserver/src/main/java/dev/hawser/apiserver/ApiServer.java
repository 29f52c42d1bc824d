package dev.hawser.apiserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.hawser.apiserver.access.Authenticator;
import dev.hawser.apiserver.access.User;
import dev.hawser.apiserver.admission.AdmissionChain;
import dev.hawser.apiserver.admission.AdmissionPlugin;
import dev.hawser.apiserver.admission.RequestFilter;
import dev.hawser.apiserver.audit.AuditListener;
import dev.hawser.apiserver.certificate.CertificateAuthority;
import dev.hawser.apiserver.certificate.ServerIdentity;
import dev.hawser.apiserver.control.BootstrapObjects;
import dev.hawser.apiserver.control.ControlLoop;
import dev.hawser.apiserver.control.Controllers;
import dev.hawser.apiserver.http.AuditLog;
import dev.hawser.apiserver.http.RequestHandler;
import dev.hawser.apiserver.kind.GroupResource;
import dev.hawser.apiserver.kind.ResourceType;
import dev.hawser.apiserver.kind.TypeRegistry;
import dev.hawser.apiserver.object.Json;
import dev.hawser.apiserver.resource.RequestTarget;
import dev.hawser.apiserver.resource.Resources;
import dev.hawser.apiserver.resource.StoredObjects;
import dev.hawser.apiserver.resource.WriteContext;
import dev.hawser.apiserver.store.ObjectKey;
import dev.hawser.apiserver.store.Store;
import dev.hawser.apiserver.store.StoreEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;

/**
 * A Kubernetes API server on a free port of the loopback address, over HTTPS. Good enough for
 * {@code kubectl get/apply/wait/delete} and for fabric8's client.
 */
public final class ApiServer implements AutoCloseable {
  static {
    // The JDK's server reads these once: answer at once, and outlive the clients' idle connections.
    setUnlessSet("sun.net.httpserver.nodelay", "true");
    setUnlessSet("sun.net.httpserver.idleInterval", "300");
  }

  private final ApiServerOptions options;
  private final Store store;
  private final TypeRegistry types = new TypeRegistry();
  private final AdmissionChain admissions = new AdmissionChain();
  private final AuditLog audit = new AuditLog();
  private final Resources resources;
  private final Authenticator authenticator;
  private final CertificateAuthority authority;
  private final ControlLoop controllers;
  private final RequestHandler handler;
  private final HttpsServer http;
  private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();

  private ApiServer(ApiServerOptions options) throws IOException {
    this.options = options;
    var clock = options.clock();
    store = new Store(options.history(), options.watchQueue());
    store.listen(this::follow);
    resources = new Resources(store, admissions, clock);
    authority = new CertificateAuthority(options.name() + "-ca", clock.instant());
    var clients = new CertificateAuthority(options.name() + "-client-ca", clock.instant());
    authenticator = new Authenticator(clients, clock);
    controllers =
        Controllers.of(
            options.name(),
            store,
            types,
            resources,
            authority.pem(),
            clients,
            clock,
            options.controllerDelay());
    http = listen(ServerIdentity.issuedBy(authority, clock.instant()));
    handler = new RequestHandler(authenticator, types, store, resources, audit, clock);
    http.createContext("/", handler);
  }

  /** Starts a server that has what every new cluster has. */
  public static ApiServer start(ApiServerOptions options) {
    try {
      var server = new ApiServer(options);
      new BootstrapObjects(server.types, server.resources).run(server.http.getAddress().getPort());
      server.http.setExecutor(server.requests);
      server.http.start();
      server.controllers.start();
      return server;
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
  }

  /** Where clients find it. */
  public URI url() {
    return URI.create("https://127.0.0.1:" + http.getAddress().getPort());
  }

  /** Its CA certificate, as PEM. */
  public String caCertificatePem() {
    return authority.pem();
  }

  /** A kubeconfig of an administrator. */
  public String adminKubeconfig() {
    return kubeconfigOf(User.ADMIN);
  }

  /** A kubeconfig, with a token of its own, of a user who may do what roles allow. */
  public String kubeconfig(String user, String... groups) {
    return kubeconfigOf(User.authenticated(user, List.of(groups)));
  }

  /** Adds a plugin that may change or refuse writes. */
  public void admission(AdmissionPlugin admission) {
    admissions.add(admission);
  }

  /** Has someone see, and refuse, every request, reads too. */
  public void filter(RequestFilter filter) {
    handler.add(filter);
  }

  /** The objects as they are stored, past all rules of the API. */
  public StoredObjects objects() {
    return new StoredObjects(store, types, resources);
  }

  /** Reports every request to a listener. */
  public void audit(AuditListener listener) {
    audit.add(listener);
  }

  /** Reports all existing objects, and from then on every change, in order. */
  public void follow(Consumer<StoreEvent> present, Consumer<StoreEvent> changes) {
    store.atomically(
        () -> {
          types.all().stream()
              .map(ResourceType::resource)
              .distinct()
              .flatMap(
                  resource ->
                      store.list(resource, "").objects().stream().map(o -> here(resource, o)))
              .forEach(present);
          store.listen(changes);
          return true;
        });
  }

  private StoreEvent here(GroupResource resource, ObjectNode object) {
    return new StoreEvent(
        store.revision(),
        StoreEvent.Type.ADDED,
        ObjectKey.of(resource, object),
        Optional.empty(),
        object);
  }

  /** Creates the CustomResourceDefinition in a YAML file; its kinds are served on return. */
  public void install(Path definition) throws IOException {
    if (!(Json.readYaml(Files.readAllBytes(definition)) instanceof ObjectNode object)) {
      throw new IOException("no object in " + definition);
    }
    var type = types.find(GroupResource.DEFINITIONS).orElseThrow();
    resources.create(new RequestTarget(type, "", "", ""), object, WriteContext.SYSTEM);
  }

  @Override
  public void close() {
    controllers.close();
    store.disconnect();
    http.stop(0);
    requests.shutdownNow();
  }

  private String kubeconfigOf(User user) {
    return Kubeconfig.withToken(
        options.name(),
        url().toString(),
        authority.pem(),
        user.name(),
        authenticator.issueToken(user));
  }

  private void follow(StoreEvent change) {
    if (!change.key().resource().equals(GroupResource.DEFINITIONS)) return;
    switch (change.type()) {
      case ADDED, MODIFIED -> types.define(change.after());
      case DELETED -> types.forget(change.after());
    }
  }

  private static HttpsServer listen(SSLContext context) throws IOException {
    var address = new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0);
    HttpsServer server = HttpsServer.create(address, 1024);
    server.setHttpsConfigurator(
        new HttpsConfigurator(context) {
          @Override
          public void configure(HttpsParameters parameters) {
            var ssl = context.getDefaultSSLParameters();
            ssl.setWantClientAuth(true);
            parameters.setSSLParameters(ssl);
          }
        });
    return server;
  }

  private static void setUnlessSet(String property, String value) {
    if (System.getProperty(property) == null) System.setProperty(property, value);
  }
}
