package dev.hawser.liqo.authentication;

import dev.hawser.activity.FailureType;
import dev.hawser.liqo.cluster.PairObjects;
import dev.hawser.liqo.diagnosis.WarningEvent;
import dev.hawser.liqo.kubernetes.KubeApi;
import dev.hawser.liqo.resources.Fields;
import dev.hawser.liqo.resources.Kind;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The Warning Events about a Tenant, the only place where Liqo reports what is wrong with it. */
final class TenantEvents {
  /** Liqo never retries a Tenant after these. */
  private static final Set<String> FINAL = Set.of("SignatureVerificationFailed", "InvalidCSR");

  private final PairObjects pair;
  private final KubeApi api;
  private final Duration pause;
  private Map<String, Integer> ignored = Map.of();
  private long next;

  /**
   * @param pause between two reads
   */
  TenantEvents(PairObjects pair, KubeApi api, Duration pause) {
    this.pair = pair;
    this.api = api;
    this.pause = pause;
    this.next = System.nanoTime() + pause.toNanos();
  }

  /** Ignores the existing Events: an Event outlives its cause by an hour. */
  void ignoreThoseOf(Optional<GenericKubernetesResource> tenant) {
    ignored =
        tenant
            .map(found -> warnings(pair.namespace(), found.getMetadata().getUid()))
            .orElse(List.of())
            .stream()
            .collect(Collectors.toMap(TenantEvents::uid, WarningEvent::count));
  }

  /**
   * Reads the Events if the pause is over.
   *
   * @throws ApplicationFailure TenantRefused if Liqo has given up on the Tenant
   */
  void refuseFinal(String namespace, String uid) {
    if (System.nanoTime() < next) return;
    next = System.nanoTime() + pause.toNanos();
    warnings(namespace, uid).stream()
        .filter(event -> FINAL.contains(Fields.text(event, "reason")))
        .filter(event -> WarningEvent.count(event) != ignored.getOrDefault(uid(event), -1))
        .findFirst()
        .ifPresent(
            event -> {
              throw ApplicationFailure.newNonRetryableFailure(
                  pair.cluster() + " refuses the tenant: " + Fields.words(event, "message"),
                  FailureType.TENANT_REFUSED.word());
            });
  }

  /** Reason and message of each Event; empty if there is none. */
  String summary(String namespace, String uid) {
    return warnings(namespace, uid).stream()
        .map(event -> Fields.words(event, "reason") + ": " + Fields.words(event, "message"))
        .distinct()
        .collect(Collectors.joining("; "));
  }

  private List<GenericKubernetesResource> warnings(String namespace, String uid) {
    return api
        .tryList(Kind.EVENT, namespace, Map.of(), Map.of("involvedObject.uid", uid))
        .orIfUnknown(List.of())
        .stream()
        .filter(event -> WarningEvent.isAboutUid(event, uid))
        .toList();
  }

  private static String uid(GenericKubernetesResource event) {
    return event.getMetadata().getUid();
  }
}
