package dev.hawser.liqo.diagnosis;

import dev.hawser.liqo.kubernetes.KubeApi;
import dev.hawser.liqo.resources.Kind;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds out why a wait is not over. Each answer costs a few requests, so this is for waits that are
 * stuck. What may not be read is left out.
 */
public final class Diagnostics {
  private final KubeApi api;

  public Diagnostics(KubeApi api) {
    this.api = api;
  }

  /** Joins the reasons that are not blank to one sentence. */
  public static String join(String... reasons) {
    return Stream.of(reasons).filter(reason -> !reason.isBlank()).collect(Collectors.joining("; "));
  }

  /** Why exactly this object still exists; empty if it is gone. */
  public String whyNotDeleted(GenericKubernetesResource resource) {
    var metadata = resource.getMetadata();
    var existing = read(Kind.of(resource), metadata.getNamespace(), metadata.getName());
    return existing
        .filter(found -> found.getMetadata().getUid().equals(metadata.getUid()))
        .map(
            found ->
                join(
                    DeletionDiagnosis.of(found),
                    lastEvent(metadata.getNamespace(), name(resource))))
        .orElse("");
  }

  /** Why a Deployment and its pods do not run; empty if they do. */
  public String workload(@Nullable String namespace, String deployment) {
    var found = read(Kind.DEPLOYMENT, namespace, deployment);
    if (found.isEmpty()) {
      return "there is no Deployment " + deployment + ": does Liqo's controller manager run?";
    }
    var pods =
        list(Kind.POD, namespace).stream()
            .filter(pod -> name(pod).startsWith(deployment + "-"))
            .toList();
    return Stream.concat(
            WorkloadDiagnosis.problemOf(found.get()).stream(),
            pods.stream().flatMap(pod -> WorkloadDiagnosis.problemOf(pod).stream()))
        .collect(Collectors.joining("; "));
  }

  /**
   * The last warning about an object with one of these names, or with a name that begins with it
   * and a dash.
   */
  public String lastEvent(@Nullable String namespace, String... names) {
    var about = List.of(names);
    var warnings = Map.of("type", "Warning");
    return api
        .tryList(Kind.EVENT, namespace == null ? "default" : namespace, Map.of(), warnings)
        .orIfUnknown(List.of())
        .stream()
        .filter(event -> about.stream().anyMatch(name -> WarningEvent.isAbout(event, name)))
        .max(WarningEvent.BY_TIME)
        .filter(event -> WarningEvent.isRecent(event, api.time()))
        .map(event -> "last event: " + WarningEvent.words(event))
        .orElse("");
  }

  private Optional<GenericKubernetesResource> read(
      Kind kind, @Nullable String namespace, String name) {
    return api.tryGet(kind, namespace, name).orIfUnknown(Optional.empty());
  }

  private List<GenericKubernetesResource> list(Kind kind, @Nullable String namespace) {
    return api.tryList(kind, namespace, Map.of()).orIfUnknown(List.of());
  }

  private static String name(GenericKubernetesResource resource) {
    return resource.getMetadata().getName();
  }
}
