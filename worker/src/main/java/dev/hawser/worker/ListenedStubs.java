package dev.hawser.worker;

import io.grpc.ClientInterceptor;
import io.grpc.ManagedChannel;
import io.grpc.health.v1.HealthCheckResponse;
import io.temporal.api.workflowservice.v1.GetSystemInfoResponse.Capabilities;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceBlockingStub;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceFutureStub;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Somebody's connection to Temporal, with a listener of ours on the calls that a worker makes. */
record ListenedStubs(WorkflowServiceStubs service, ClientInterceptor listener)
    implements WorkflowServiceStubs {
  @Override
  public WorkflowServiceBlockingStub blockingStub() {
    return service.blockingStub().withInterceptors(listener);
  }

  @Override
  public WorkflowServiceFutureStub futureStub() {
    return service.futureStub().withInterceptors(listener);
  }

  @Override
  public WorkflowServiceStubsOptions getOptions() {
    return service.getOptions();
  }

  @Override
  public ManagedChannel getRawChannel() {
    return service.getRawChannel();
  }

  @Override
  public void shutdown() {
    service.shutdown();
  }

  @Override
  public void shutdownNow() {
    service.shutdownNow();
  }

  @Override
  public boolean isShutdown() {
    return service.isShutdown();
  }

  @Override
  public boolean isTerminated() {
    return service.isTerminated();
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) {
    return service.awaitTermination(timeout, unit);
  }

  @Override
  public void connect(@Nullable Duration timeout) {
    service.connect(timeout);
  }

  @Override
  public HealthCheckResponse healthCheck() {
    return service.healthCheck();
  }

  @Override
  public Supplier<Capabilities> getServerCapabilities() {
    return service.getServerCapabilities();
  }
}
