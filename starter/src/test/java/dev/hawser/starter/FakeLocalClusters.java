package dev.hawser.starter;

import dev.hawser.activity.ClusterId;
import dev.hawser.starter.local.ClusterAccess;
import dev.hawser.starter.local.LocalClusters;
import dev.hawser.starter.outcome.CommandException;
import dev.hawser.starter.outcome.ExitCode;
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
    throw new IllegalStateException("the test names a Temporal");
  }

  private record FakePair(ClusterId consumer, ClusterId provider) implements Pair {
    @Override
    public Serving serve(TemporalAddress temporal) {
      CALLS.add("serve " + consumer + " and " + provider + " in " + temporal.namespace());
      return () -> CALLS.add("stop serving " + consumer);
    }

    @Override
    public void close() {
      CALLS.add("close " + consumer);
    }
  }
}
