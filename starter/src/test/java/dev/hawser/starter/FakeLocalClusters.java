package dev.hawser.starter;

import dev.hawser.activity.ClusterId;
import dev.hawser.starter.local.ClusterAccess;
import dev.hawser.starter.local.LocalClusters;
import dev.hawser.starter.outcome.CommandException;
import dev.hawser.starter.outcome.ExitCode;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testserver.TestServer;
import io.temporal.testserver.TestServer.PortBoundTestServer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Clusters whose IDs are the names of their kubeconfigs, and which the workers of {@link
 * TestTemporal} serve. Public, as the service loader wants it.
 */
public final class FakeLocalClusters implements LocalClusters {
  /** What happened, in order, in all commands of this JVM. */
  static final List<String> CALLS = new CopyOnWriteArrayList<>();

  @Override
  public Pair connect(
      ClusterAccess consumer, ClusterAccess provider, Map<String, String> environment) {
    return new FakePair(id(consumer), id(provider));
  }

  private static ClusterId id(ClusterAccess access) {
    String file = String.valueOf(access.kubectl().kubeconfig());
    if (file.startsWith("away")) {
      throw CommandException.because(
          ExitCode.FAILED, "the cluster of " + file + " does not answer");
    }
    return new ClusterId(file);
  }

  @Override
  public MemoryEngine startEngine() {
    int port = TestTemporal.freePort();
    return new FakeEngine("127.0.0.1:" + port, TestServer.createPortBoundServer(port));
  }

  private record FakeEngine(String address, PortBoundTestServer server) implements MemoryEngine {
    @Override
    public void close() {
      server.close();
    }
  }

  private record FakePair(ClusterId consumer, ClusterId provider) implements Pair {
    @Override
    public Serving serve(TemporalAddress temporal) {
      CALLS.add(
          "serve %s and %s in %s"
              .formatted(
                  consumer, provider, temporal.inMemory() ? "memory" : temporal.namespace()));
      var workers = temporal.inMemory() ? serveAlone(temporal) : null;
      return () -> {
        CALLS.add("stop serving " + consumer);
        if (workers != null) workers.run();
      };
    }

    /** Nobody else serves that server. */
    private static Runnable serveAlone(TemporalAddress temporal) {
      var stubs =
          WorkflowServiceStubs.newServiceStubs(
              WorkflowServiceStubsOptions.newBuilder().setTarget(temporal.address()).build());
      var workers = TestTemporal.workers(stubs, temporal.namespace());
      return () -> {
        workers.shutdownNow();
        stubs.shutdownNow();
      };
    }

    @Override
    public void close() {
      CALLS.add("close " + consumer);
    }
  }
}
