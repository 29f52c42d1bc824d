package dev.hawser.faults.crash;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where it all happens.
 *
 * @param kubeconfigs of the two clusters, the consumer's first
 * @param temporal host and port of the Temporal server
 * @param program the packaged Hawser
 * @param lab {@code deploy/lab/lab}, when the clusters are the lab's
 */
public record TestTarget(
    List<Path> kubeconfigs, String temporal, HawserProcesses program, Optional<LabServers> lab) {
  public TestTarget {
    if (kubeconfigs.size() != 2) {
      throw new IllegalArgumentException("give --kubeconfig twice: consumer, provider");
    }
    for (var file : kubeconfigs) {
      if (!Files.isReadable(file)) throw new IllegalArgumentException("can't read " + file);
    }
    kubeconfigs = List.copyOf(kubeconfigs);
  }
}
