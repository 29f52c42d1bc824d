package dev.hawser.worker;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.envconfig.ClientConfigProfile;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The way to one namespace of a Temporal server. */
record TemporalConnection(WorkflowServiceStubs service, String address, String namespace)
    implements AutoCloseable {
  private static final Set<Status.Code> FINAL =
      Set.of(
          Status.Code.UNAUTHENTICATED,
          Status.Code.PERMISSION_DENIED,
          Status.Code.UNIMPLEMENTED,
          Status.Code.INVALID_ARGUMENT);

  /**
   * As the {@code temporal} CLI finds it: flags, environment, profile, else localhost. Does not yet
   * connect.
   */
  static TemporalConnection configured(Optional<String> address, Optional<String> namespace) {
    try {
      var profile = ClientConfigProfile.load().toBuilder();
      address.ifPresent(profile::setAddress);
      namespace.ifPresent(profile::setNamespace);
      return of(profile.build());
    } catch (IOException | RuntimeException e) {
      throw new WorkerStartException(
          "the connection to Temporal can't be set up: " + ErrorMessages.of(e), e);
    }
  }

  private static TemporalConnection of(ClientConfigProfile profile) {
    var options =
        WorkflowServiceStubsOptions.newBuilder(profile.toWorkflowServiceStubsOptions())
            .validateAndBuildWithDefaults();
    return new TemporalConnection(
        WorkflowServiceStubs.newServiceStubs(options),
        Optional.ofNullable(options.getTarget()).orElse("127.0.0.1:7233"),
        Optional.ofNullable(profile.getNamespace()).orElse("default"));
  }

  /**
   * Returns once the server answers for the namespace.
   *
   * @throws WorkerStartException when it refuses, or says nothing within the time
   */
  void await(Duration patience) {
    new StartupWait("Temporal at " + address, patience).until(this::look);
  }

  /** Whether the server answers now. */
  boolean isUp() {
    try {
      describe();
      return true;
    } catch (StatusRuntimeException e) {
      return false;
    }
  }

  /** Why it does not serve us yet, or empty. */
  private Optional<String> look() {
    try {
      describe();
      return Optional.empty();
    } catch (StatusRuntimeException e) {
      if (FINAL.contains(e.getStatus().getCode())) {
        throw new WorkerStartException(
            "Temporal at " + address + " refuses: " + ErrorMessages.of(e), e);
      }
      // A young server knows its namespaces a moment after it answers.
      return Optional.of(
          e.getStatus().getCode() == Status.Code.NOT_FOUND
              ? "no namespace " + namespace + " (temporal operator namespace create)"
              : ErrorMessages.of(e));
    }
  }

  private void describe() {
    var request = DescribeNamespaceRequest.newBuilder().setNamespace(namespace).build();
    var answer =
        service.blockingStub().withDeadlineAfter(5, TimeUnit.SECONDS).describeNamespace(request);
    if (!answer.isInitialized()) throw new IllegalStateException("no answer");
  }

  @Override
  public void close() {
    service.shutdownNow();
  }
}
