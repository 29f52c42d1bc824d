package dev.hawser.local;

import dev.hawser.liqo.KubernetesClients;
import dev.hawser.liqo.LiqoCluster;
import dev.hawser.liqo.LiqoConnectionException;
import dev.hawser.starter.local.ClusterAccess;
import dev.hawser.starter.local.LocalClusters;
import dev.hawser.starter.outcome.CommandException;
import dev.hawser.starter.outcome.ExitCode;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Clusters that this computer has kubeconfigs for. */
public final class KubeconfigClusters implements LocalClusters {
  @Override
  public Pair connect(
      ClusterAccess consumer, ClusterAccess provider, Map<String, String> environment) {
    var first = connecting(consumer, environment);
    var second = connecting(provider, environment);
    var found = List.of(first, second);
    var problems = new ArrayList<CommandException>();
    found.forEach(each -> problem(each, problems));
    if (!problems.isEmpty()) {
      found.stream()
          .filter(each -> !each.isCompletedExceptionally())
          .forEach(KubeconfigClusters::close);
      throw oneOf(problems);
    }
    return ServedPair.of(first.join(), second.join(), environment);
  }

  private static CompletableFuture<LiqoCluster> connecting(
      ClusterAccess access, Map<String, String> environment) {
    return CompletableFuture.supplyAsync(
        () -> connect(access, environment), Thread::startVirtualThread);
  }

  private static LiqoCluster connect(ClusterAccess access, Map<String, String> environment) {
    var client = client(access, environment);
    try {
      return LiqoCluster.connect(client, access.liqoNamespace());
    } catch (LiqoConnectionException e) {
      client.close();
      throw CommandException.ofRun(e.type().word(), String.valueOf(e.getMessage()), "", e);
    } catch (RuntimeException e) {
      client.close();
      throw e;
    }
  }

  private static KubernetesClient client(ClusterAccess access, Map<String, String> environment) {
    try {
      return KubernetesClients.fromKubectl(access.kubectl(), environment);
    } catch (IllegalArgumentException e) {
      throw CommandException.because(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
    }
  }

  private static void problem(
      CompletableFuture<LiqoCluster> connecting, List<CommandException> problems) {
    try {
      connecting.join();
    } catch (CompletionException e) {
      if (!(e.getCause() instanceof CommandException known)) throw e;
      problems.add(known);
    }
  }

  private static void close(CompletableFuture<LiqoCluster> connected) {
    connected.join().close();
  }

  /**
   * Both problems in one sentence, so that they are mended in one go. Whichever side it is on, a
   * wrong command line decides what kind of failure that is.
   */
  private static CommandException oneOf(List<CommandException> problems) {
    var first = problems.getFirst();
    var last = problems.getLast();
    if (first.sentence().equals(last.sentence())) return first;
    var decisive = last.code() == ExitCode.USAGE ? last : first;
    return decisive.withSentence(first.sentence() + "; " + last.sentence());
  }

  @Override
  public MemoryEngine startEngine() {
    return MemoryTemporal.start();
  }
}
