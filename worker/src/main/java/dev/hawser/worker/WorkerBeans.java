package dev.hawser.worker;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** Composes the process; its parts are plain classes without framework annotations. */
@Factory
final class WorkerBeans {
  @Singleton
  @Bean(preDestroy = "close")
  WorkerProcess process(WorkerConfiguration configuration) {
    var environment = System.getenv();
    var temporal =
        TemporalConnection.configured(
            environment, configuration.address(), configuration.namespace());
    return new WorkerProcess(configuration, new ClusterSources(environment), temporal);
  }
}
