package dev.hawser.liqo.pair;

import dev.hawser.activity.Cidrs;
import dev.hawser.activity.ClusterId;
import dev.hawser.activity.FailureType;
import dev.hawser.activity.TemplateProblem;
import dev.hawser.liqo.cluster.ControllerManager;
import dev.hawser.liqo.kubernetes.KubeApi;
import dev.hawser.liqo.kubernetes.ParallelReads;
import dev.hawser.liqo.kubernetes.ReadResult;
import dev.hawser.liqo.resources.Fields;
import dev.hawser.liqo.resources.Kind;
import dev.hawser.liqo.resources.Labels;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.temporal.failure.ApplicationFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads how Liqo is installed on one cluster. */
final class LiqoInstallation {
  private final ClusterId cluster;
  private final KubeApi api;
  private final String liqoNamespace;

  LiqoInstallation(ClusterId cluster, KubeApi api, String liqoNamespace) {
    this.cluster = cluster;
    this.api = api;
    this.liqoNamespace = liqoNamespace;
  }

  /**
   * Reads the cluster's ID again.
   *
   * @throws ApplicationFailure LiqoNotFound, or WrongCluster if it is no longer the ID with which
   *     the worker started
   */
  ClusterId clusterId() {
    var found =
        api.list(
            Kind.CONFIG_MAP,
            liqoNamespace,
            Map.of("app.kubernetes.io/name", "clusterid-configmap"));
    String id = found.size() == 1 ? Fields.text(found.get(0), "data", "CLUSTER_ID") : null;
    if (id == null) throw notFound();
    if (!id.equals(cluster.value())) {
      throw ApplicationFailure.newNonRetryableFailure(
          "the worker of "
              + cluster
              + " reaches a cluster whose Liqo ID is "
              + id
              + " now: restart it with the right kubeconfig",
          FailureType.WRONG_CLUSTER.word());
    }
    return cluster;
  }

  /** Starts to read which of Liqo's kinds the API server does not serve. */
  List<Supplier<List<String>>> missingKinds(ParallelReads reads) {
    var kinds =
        Stream.of(Kind.values())
            .filter(Kind::isLiqos)
            .collect(Collectors.groupingBy(Kind::apiVersion));
    var answers = new ArrayList<Supplier<List<String>>>();
    kinds.forEach((apiVersion, some) -> answers.add(reads.read(() -> missing(apiVersion, some))));
    return answers;
  }

  /**
   * Checks the answers.
   *
   * @throws ApplicationFailure LiqoNotFound, which names the missing kinds
   */
  void requireKinds(List<Supplier<List<String>>> missingKinds) {
    var missing = missingKinds.stream().flatMap(answer -> answer.get().stream()).toList();
    if (missing.isEmpty()) return;
    throw ApplicationFailure.newNonRetryableFailure(
        "Liqo's "
            + String.join(", ", missing)
            + (missing.size() == 1 ? " is" : " are")
            + " not installed on "
            + cluster,
        FailureType.LIQO_NOT_FOUND.word());
  }

  private List<String> missing(String apiVersion, List<Kind> kinds) {
    var served = api.served().pluralsOf(apiVersion);
    return kinds.stream()
        .filter(kind -> !served.contains(kind.plural()))
        .map(kind -> kind.plural() + "." + kind.group())
        .toList();
  }

  /** How Liqo's controller manager is deployed. */
  ReadResult<ControllerManager> controllerManager() {
    return ControllerManager.read(api, liqoNamespace);
  }

  /** The networks that are announced to peers; empty while Liqo has not chosen them. */
  ReadResult<Optional<Cidrs>> cidrs() {
    return api.tryList(Kind.NETWORK, liqoNamespace, Map.of())
        .map(networks -> Optional.ofNullable(cidrs(networks)));
  }

  private static @Nullable Cidrs cidrs(List<GenericKubernetesResource> networks) {
    var pod = cidrs(networks, "pod-cidr");
    var external = cidrs(networks, "external-cidr");
    return pod.isEmpty() || external.size() != 1 ? null : new Cidrs(pod, external);
  }

  /** The address of Liqo's API server proxy; null if there is none or it may not be read. */
  @Nullable String apiServerProxy() {
    return api.tryGet(Kind.IP, liqoNamespace, "api-server-proxy")
        .orIfUnknown(Optional.empty())
        .map(found -> Fields.text(found, "status", "ip"))
        .orElse(null);
  }

  /** What the template of gateway servers lacks; empty if it is complete. */
  ReadResult<Optional<TemplateProblem>> serverTemplateGap() {
    String name = "wireguard-server";
    return api.tryGet(Kind.SERVER_TEMPLATE, liqoNamespace, name)
        .map(template -> gap(template, name, TemplateProblem.Field.values()));
  }

  /** What the template of gateway clients lacks; empty if it is complete. */
  ReadResult<Optional<TemplateProblem>> clientTemplateGap() {
    String name = "wireguard-client";
    return api.tryGet(Kind.CLIENT_TEMPLATE, liqoNamespace, name)
        .map(template -> gap(template, name));
  }

  private static Optional<TemplateProblem> gap(
      Optional<GenericKubernetesResource> template, String name, TemplateProblem.Field... needed) {
    if (template.isEmpty()) return Optional.of(TemplateProblem.missing(name));
    var unsupported = Stream.of(needed).filter(field -> !supports(template.get(), field)).toList();
    return unsupported.isEmpty()
        ? Optional.empty()
        : Optional.of(new TemplateProblem(name, false, unsupported));
  }

  /** In Liqo's templates the name of an optional field begins with a question mark. */
  private static boolean supports(GenericKubernetesResource template, TemplateProblem.Field field) {
    return hasField(template.get("spec", "template", "spec", "service", "spec"), field.word());
  }

  private static boolean hasField(@Nullable Object part, String name) {
    return switch (part) {
      case Map<?, ?> fields ->
          fields.containsKey(name)
              || fields.containsKey("?" + name)
              || fields.values().stream().anyMatch(value -> hasField(value, name));
      case List<?> entries -> entries.stream().anyMatch(entry -> hasField(entry, name));
      case null, default -> false;
    };
  }

  private static List<String> cidrs(List<GenericKubernetesResource> networks, String type) {
    return networks.stream()
        .filter(network -> type.equals(Fields.label(network, Labels.NETWORK_TYPE)))
        .flatMap(network -> Stream.ofNullable(Fields.text(network, "status", "cidr")))
        .toList();
  }

  private ApplicationFailure notFound() {
    return ApplicationFailure.newNonRetryableFailure(
        "Liqo is not installed in namespace "
            + liqoNamespace
            + " of "
            + cluster
            + ": its ConfigMap with the cluster ID is missing",
        FailureType.LIQO_NOT_FOUND.word());
  }
}
