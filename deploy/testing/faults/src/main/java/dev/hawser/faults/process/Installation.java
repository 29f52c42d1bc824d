package dev.hawser.faults.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Two clusters and a Temporal server that are already there, and what can be started and killed.
 *
 * @param kubeconfigs of the two clusters, the consumer's first
 * @param temporal host and port of the Temporal server
 * @param hawser starts processes of the packaged Hawser
 * @param lab kills and starts servers, if the clusters are the lab's
 */
public record Installation(
    List<Path> kubeconfigs, String temporal, HawserProcesses hawser, Optional<LabServers> lab) {
  public Installation {
    if (kubeconfigs.size() != 2) {
      throw new IllegalArgumentException(
          "give --kubeconfig twice, the consumer's first; it was given "
              + kubeconfigs.size()
              + " times");
    }
    for (var file : kubeconfigs) {
      if (!Files.isReadable(file)) throw new IllegalArgumentException("can't read " + file);
    }
    kubeconfigs = List.copyOf(kubeconfigs);
  }
}
