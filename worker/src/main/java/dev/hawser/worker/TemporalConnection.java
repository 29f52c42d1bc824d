package dev.hawser.worker;

import dev.hawser.connection.EngineState;
import dev.hawser.connection.Loopback;
import dev.hawser.connection.NamespaceHeader;
import dev.hawser.connection.PlaintextWarning;
import dev.hawser.connection.TemporalDefaults;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.envconfig.ClientConfigProfile;
import io.temporal.envconfig.LoadClientConfigProfileOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection to one namespace of a Temporal server. Owns the stubs. */
record TemporalConnection(WorkflowServiceStubs service, String address, String namespace)
    implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TemporalConnection.class);

  /**
   * Finds the server as the {@code temporal} CLI does: flags, environment, profile, then localhost,
   * or if nothing is there the user's own one. Does not connect yet; warns of a connection that is
   * not encrypted.
   *
   * @throws WorkerStartException if the configuration can't be read
   */
  static TemporalConnection configured(
      Map<String, String> environment, Optional<String> address, Optional<String> namespace) {
    try {
      var options =
          LoadClientConfigProfileOptions.newBuilder().setEnvOverrides(new HashMap<>(environment));
      var configured = ClientConfigProfile.load(options.build());
      var profile = configured.toBuilder();
      address
          .or(() -> Optional.ofNullable(configured.getAddress()))
          .or(() -> sharedEngine(environment))
          .ifPresent(profile::setAddress);
      namespace.ifPresent(profile::setNamespace);
      return of(profile.build());
    } catch (IOException | RuntimeException e) {
      throw new WorkerStartException(
          "the connection to Temporal can't be set up: " + ErrorMessages.innermost(e), e);
    }
  }

  /** The server that the command line has started, unless one is at the default address. */
  private static Optional<String> sharedEngine(Map<String, String> environment) {
    return EngineState.running(environment)
        .filter(engine -> !Loopback.listens(TemporalDefaults.ADDRESS))
        .map(EngineState::address);
  }

  private static TemporalConnection of(ClientConfigProfile profile) {
    String namespace =
        Optional.ofNullable(profile.getNamespace()).orElse(TemporalDefaults.NAMESPACE);
    var builder =
        WorkflowServiceStubsOptions.newBuilder(profile.toWorkflowServiceStubsOptions())
            .addGrpcClientInterceptor(new NamespaceHeader(namespace));
    var files = TlsFiles.of(profile);
    if (!files.isEmpty()) {
      builder.setSslContext(new ReloadedSslContext(new TlsFiles(files, () -> tls(profile))));
    }
    var options = builder.validateAndBuildWithDefaults();
    String address = Optional.ofNullable(options.getTarget()).orElse(TemporalDefaults.ADDRESS);
    boolean encrypted = options.getSslContext() != null || options.getEnableHttps();
    if (!encrypted) PlaintextWarning.of(address).ifPresent(LOG::warn);
    return new TemporalConnection(
        WorkflowServiceStubs.newServiceStubs(options), address, namespace);
  }

  private static SslContext tls(ClientConfigProfile profile) {
    return Objects.requireNonNull(profile.toWorkflowServiceStubsOptions().getSslContext());
  }

  /**
   * Returns once the server describes the namespace.
   *
   * @throws WorkerStartException if it refuses, or does not answer within {@code timeout}
   */
  void await(Duration timeout) {
    new StartupWait("Temporal at " + address, timeout).until(this::problem);
  }

  /** Whether the server describes the namespace now. */
  boolean isUp() {
    try {
      describe();
      return true;
    } catch (StatusRuntimeException e) {
      return false;
    }
  }

  /** Why the server can't be used yet; empty when it can. */
  private Optional<String> problem() {
    try {
      describe();
      return Optional.empty();
    } catch (StatusRuntimeException e) {
      return Optional.of(problem(e));
    }
  }

  private String problem(StatusRuntimeException e) {
    String why = TemporalErrors.clause(e);
    return switch (e.getStatus().getCode()) {
      case UNIMPLEMENTED ->
          throw new WorkerStartException("what answers at " + address + " is not Temporal", e);
      case UNAUTHENTICATED, PERMISSION_DENIED, INVALID_ARGUMENT ->
          throw new WorkerStartException(
              "Temporal at " + address + " refused the connection: " + why, e);
      // A server that has just started answers before it knows its namespaces.
      case NOT_FOUND -> missingNamespace();
      default -> why;
    };
  }

  private String missingNamespace() {
    return "it has no namespace "
        + namespace
        + "; to create it, run \"temporal operator namespace create --namespace "
        + namespace
        + "\"";
  }

  private void describe() {
    var request = DescribeNamespaceRequest.newBuilder().setNamespace(namespace).build();
    var answer =
        service.blockingStub().withDeadlineAfter(5, TimeUnit.SECONDS).describeNamespace(request);
    if (!answer.isInitialized()) {
      throw new IllegalStateException("no answer");
    }
  }

  @Override
  public void close() {
    service.shutdownNow();
  }
}
