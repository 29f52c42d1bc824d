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
 * The indicators behind {@code /health}: the worker, Temporal and each cluster. The process is
 * ready while it polls its queues and all of them answer; it is alive as long as it answers at all.
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

  /** A check that fails, for example because its client is closed, counts as down. */
  private static Mono<HealthResult> result(String name, BooleanSupplier isUp) {
    return Mono.fromSupplier(isUp::getAsBoolean)
        .onErrorReturn(false)
        .map(up -> HealthResult.builder(name, up ? HealthStatus.UP : HealthStatus.DOWN).build())
        .subscribeOn(Schedulers.boundedElastic());
  }
}
