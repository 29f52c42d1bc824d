package dev.hawser.worker;

import dev.hawser.liqo.policy.PolicyException;
import dev.hawser.liqo.policy.PolicyFile;
import dev.hawser.peering.saga.RunTimings;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The flags of {@link WorkerCommand}, as configuration properties.
 *
 * @param kubeconfigs {@code FILE[:context]}, one per cluster
 * @param contexts contexts of the only kubeconfig
 * @param liqoNamespace the namespace where Liqo is installed, in every cluster
 * @param policy the file with the policy of the clusters' owner; without one only that in the
 *     clusters counts
 * @param runs whether to serve the task queue of the runs
 * @param address of Temporal's frontend; if empty, found as the {@code temporal} CLI finds it
 * @param namespace of Temporal; if empty, found as the {@code temporal} CLI finds it
 * @param connectTimeout how long to wait for Temporal at startup
 * @param shutdownGrace how long running activities may take to end
 * @param healthHost the address that the health endpoint listens on
 * @param healthPort its port; 0 for any free port
 * @param checkSearchAttributes whether to check and add the search attributes of the runs
 */
@ConfigurationProperties(WorkerConfiguration.PREFIX)
record WorkerConfiguration(
    @Bindable(defaultValue = "") List<String> kubeconfigs,
    @Bindable(defaultValue = "") List<String> contexts,
    @Bindable(defaultValue = "liqo") String liqoNamespace,
    Optional<String> policy,
    @Bindable(defaultValue = "true") boolean runs,
    Optional<String> address,
    Optional<String> namespace,
    @Bindable(defaultValue = "60s") Duration connectTimeout,
    @Bindable(defaultValue = "20s") Duration shutdownGrace,
    @Bindable(defaultValue = "127.0.0.1") String healthHost,
    @Bindable(defaultValue = "8086") int healthPort,
    @Bindable(defaultValue = "true") boolean checkSearchAttributes) {
  static final String PREFIX = "hawser.worker";

  WorkerConfiguration {
    kubeconfigs = nonBlank(kubeconfigs);
    contexts = nonBlank(contexts);
  }

  private static List<String> nonBlank(List<String> values) {
    return values.stream().filter(value -> !value.isBlank()).toList();
  }

  /**
   * The policy file; null without one.
   *
   * @throws WorkerStartException with file and line if it can't be used
   */
  @Nullable PolicyFile policyFile() {
    if (policy.isEmpty()) return null;
    if (policy.get().isBlank()) {
      throw new WorkerStartException("--policy is empty: is a variable in it not set?");
    }
    var file = new PolicyFile(Path.of(policy.get()));
    try {
      file.read();
      return file;
    } catch (PolicyException e) {
      throw new WorkerStartException(String.valueOf(e.getMessage()), e);
    }
  }

  WorkerSettings settings() {
    return new WorkerSettings(
        runs,
        shutdownGrace,
        WorkerSettings.defaults().stickyQueueTimeout(),
        RunTimings.DEFAULTS,
        checkSearchAttributes);
  }
}
