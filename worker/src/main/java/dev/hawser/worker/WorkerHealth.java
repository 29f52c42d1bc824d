package dev.hawser.worker;

import dev.hawser.activity.TaskQueues;
import dev.hawser.liqo.LiqoCluster;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.util.function.BooleanSupplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * What {@code /health} says of Temporal, each cluster and ourselves. Ready is a process that serves
 * its queues while all of them answer; alive is any that answers.
 */
@Factory
final class WorkerHealth {
  @Bean
  @Singleton
  @Readiness
  HealthIndicator serving(WorkerProcess process) {
    return () -> result("worker", process::isServing);
  }

  @Bean
  @Singleton
  HealthIndicator temporal(WorkerProcess process) {
    return () -> result("temporal", process.temporal()::isUp);
  }

  @Bean
  @Singleton
  HealthIndicator clusters(WorkerProcess process) {
    return () -> Flux.fromIterable(process.clusters()).flatMap(WorkerHealth::cluster);
  }

  private static Mono<HealthResult> cluster(LiqoCluster cluster) {
    return result(TaskQueues.of(cluster.id()), cluster::isReachable);
  }

  /** What can't be asked any more, because its client is closed, is down too. */
  private static Mono<HealthResult> result(String name, BooleanSupplier isUp) {
    return Mono.fromSupplier(isUp::getAsBoolean)
        .onErrorReturn(false)
        .map(up -> HealthResult.builder(name, up ? HealthStatus.UP : HealthStatus.DOWN).build())
        .subscribeOn(Schedulers.boundedElastic());
  }
}
