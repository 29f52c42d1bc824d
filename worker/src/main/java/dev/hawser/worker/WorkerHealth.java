package dev.hawser.worker;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The indicators behind {@code /health}: the worker, Temporal and each cluster. The process is
 * ready while it polls a queue; it is alive as long as it answers at all. A cluster that is away
 * shows as such, and changes neither: another one is served as before.
 */
@Factory
final class WorkerHealth {
  /** Operational, so that it leaves the whole UP. */
  private static final HealthStatus AWAY = new HealthStatus("AWAY", null, true, null);

  @Bean
  @Singleton
  @Readiness
  HealthIndicator serving(WorkerProcess process) {
    return () ->
        Mono.fromSupplier(
            () ->
                result(
                    "worker",
                    process.isServing() ? HealthStatus.UP : HealthStatus.DOWN,
                    Map.of("polls", process.queues())));
  }

  @Bean
  @Singleton
  HealthIndicator temporal(WorkerProcess process) {
    return () ->
        Mono.fromSupplier(process.temporal()::isUp)
            // A check that fails, for example because its client is closed, counts as down.
            .onErrorReturn(false)
            .map(up -> result("temporal", up ? HealthStatus.UP : HealthStatus.DOWN, Map.of()))
            .subscribeOn(Schedulers.boundedElastic());
  }

  /** As they were a few seconds ago: a cluster that does not answer must not hold up the probe. */
  @Bean
  @Singleton
  @Readiness
  HealthIndicator clusters(WorkerProcess process) {
    return () -> Flux.fromStream(() -> process.clusters().stream().map(WorkerHealth::cluster));
  }

  private static HealthResult cluster(RequestedCluster cluster) {
    var details = new LinkedHashMap<String, Object>();
    details.put("address", cluster.address());
    cluster.problem().ifPresent(problem -> details.put("away", problem));
    cluster.policy().ifPresent(policy -> details.put("policy", policy.sentence()));
    return result(cluster.name(), cluster.problem().isEmpty() ? HealthStatus.UP : AWAY, details);
  }

  private static HealthResult result(String name, HealthStatus status, Map<String, ?> details) {
    return HealthResult.builder(name, status).details(details).build();
  }
}
