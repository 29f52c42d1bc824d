package dev.hawser.worker;

import dev.hawser.peering.saga.RunTimings;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The flags of {@link WorkerCommand}, as configuration properties.
 *
 * @param kubeconfigs {@code FILE[:context]}, one per cluster
 * @param contexts contexts of the only kubeconfig
 * @param liqoNamespace the namespace where Liqo is installed, in every cluster
 * @param runs whether to serve the task queue of the runs
 * @param address of Temporal's frontend; if empty, found as the {@code temporal} CLI finds it
 * @param namespace of Temporal; if empty, found as the {@code temporal} CLI finds it
 * @param activities the maximum number of concurrent activities per cluster
 * @param connectTimeout how long to wait for Temporal at startup
 * @param shutdownGrace how long running activities may take to end
 * @param healthHost the address that the health endpoint listens on
 * @param healthPort its port; 0 for any free port
 */
@ConfigurationProperties(WorkerConfiguration.PREFIX)
record WorkerConfiguration(
    @Bindable(defaultValue = "") List<String> kubeconfigs,
    @Bindable(defaultValue = "") List<String> contexts,
    @Bindable(defaultValue = "liqo") String liqoNamespace,
    @Bindable(defaultValue = "true") boolean runs,
    Optional<String> address,
    Optional<String> namespace,
    @Bindable(defaultValue = "100") int activities,
    @Bindable(defaultValue = "60s") Duration connectTimeout,
    @Bindable(defaultValue = "20s") Duration shutdownGrace,
    @Bindable(defaultValue = "127.0.0.1") String healthHost,
    @Bindable(defaultValue = "8086") int healthPort) {
  static final String PREFIX = "hawser.worker";

  WorkerConfiguration {
    kubeconfigs = nonBlank(kubeconfigs);
    contexts = nonBlank(contexts);
  }

  private static List<String> nonBlank(List<String> values) {
    return values.stream().filter(value -> !value.isBlank()).toList();
  }

  WorkerSettings settings() {
    return new WorkerSettings(
        runs,
        activities,
        shutdownGrace,
        WorkerSettings.defaults().stickyQueueTimeout(),
        RunTimings.DEFAULTS);
  }
}
