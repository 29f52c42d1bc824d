package dev.hawser.worker;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How this process was told to work: by the flags of {@link WorkerCommand}, which come here as
 * properties.
 *
 * @param kubeconfigs {@code FILE[:context]}, one for each cluster
 * @param contexts contexts of the one kubeconfig
 * @param liqoNamespace where Liqo is installed in each cluster
 * @param runs whether it serves the queue of the runs
 * @param address of Temporal's frontend; empty: as the {@code temporal} CLI finds it
 * @param namespace of Temporal; empty: as the {@code temporal} CLI finds it
 * @param activities how many may work on one cluster at once
 * @param connectTimeout how long to wait for Temporal at start
 * @param shutdownGrace how long running activities may take to end
 * @param healthHost where the health endpoint listens
 * @param healthPort 0: any free one
 * @param testServer whether the engine is the in-JVM test server
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
    @Bindable(defaultValue = "8086") int healthPort,
    @Bindable(defaultValue = "false") boolean testServer) {
  static final String PREFIX = "hawser.worker";

  WorkerConfiguration {
    kubeconfigs = given(kubeconfigs);
    contexts = given(contexts);
  }

  private static List<String> given(List<String> values) {
    return values.stream().filter(value -> !value.isBlank()).toList();
  }

  WorkerSettings settings() {
    return new WorkerSettings(runs, activities, shutdownGrace, testServer);
  }
}
