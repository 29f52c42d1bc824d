package dev.hawser.liqo.pair;

import dev.hawser.activity.Cidrs;
import dev.hawser.activity.ClusterId;
import dev.hawser.activity.ClusterView.Installation;
import dev.hawser.activity.PermissionUse;
import dev.hawser.activity.Role;
import dev.hawser.activity.TemplateProblem;
import dev.hawser.liqo.cluster.ClusterAccess;
import dev.hawser.liqo.cluster.ControllerManager;
import dev.hawser.liqo.kubernetes.KubeApi;
import dev.hawser.liqo.kubernetes.ParallelReads;
import dev.hawser.liqo.kubernetes.ReadResult;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Reads the cluster itself and how Liqo is installed on it, all at the same time. */
final class InstallationInspector {
  private final LiqoInstallation liqo;
  private final List<Supplier<List<String>>> missingKinds;
  private final Supplier<ClusterId> id;
  private final Supplier<ReadResult<Optional<ControllerManager>>> manager;
  private final Supplier<ReadResult<String>> uid;
  private final Supplier<ReadResult<Optional<Cidrs>>> cidrs;
  private final Supplier<Optional<String>> identityKey;
  private final Supplier<Optional<String>> proxy;
  private final Supplier<ReadResult<Optional<TemplateProblem>>> serverTemplate;
  private final Supplier<ReadResult<Optional<TemplateProblem>>> clientTemplate;

  /**
   * Starts to read.
   *
   * @param role only a consumer proves its identity: a provider's key is not read
   */
  InstallationInspector(ParallelReads reads, ClusterAccess cluster, KubeApi api, Role role) {
    liqo = new LiqoInstallation(cluster.id(), api, cluster.liqoNamespace());
    missingKinds = liqo.missingKinds(reads);
    id = reads.read(liqo::clusterId);
    manager = reads.read(() -> liqo.controllerManager().map(Optional::of));
    uid = reads.read(() -> cluster.uid(api));
    cidrs = reads.read(liqo::cidrs);
    identityKey =
        role == Role.CONSUMER
            ? reads.read(cluster.authenticationKeys(api)::fingerprint)
            : Optional::empty;
    proxy = reads.read(() -> Optional.ofNullable(liqo.apiServerProxy()));
    serverTemplate = reads.read(liqo::serverTemplateGap);
    clientTemplate = reads.read(liqo::clientTemplateGap);
  }

  /**
   * The cluster's ID, if Liqo is installed.
   *
   * @throws ApplicationFailure LiqoNotFound, or WrongCluster if it is not the ID with which the
   *     worker started
   */
  ClusterId clusterId() {
    var clusterId = id.get();
    liqo.requireKinds(missingKinds);
    return clusterId;
  }

  /** Requires the reads that a run depends on. */
  void require(RequiredPermissions required) {
    required.require(PermissionUse.RUN, uid.get());
    required.require(PermissionUse.READ_NETWORK, cidrs.get());
    required.require(PermissionUse.SERVER, serverTemplate.get());
    required.require(PermissionUse.CLIENT, clientTemplate.get());
  }

  Installation view() {
    var managed = manager.get().orIfUnknown(Optional.empty());
    return new Installation(
        uid.get().map(Optional::of).orIfUnknown(Optional.empty()).orElse(null),
        managed.flatMap(ControllerManager::version).orElse(null),
        cidrs.get().orIfUnknown(Optional.empty()).orElse(null),
        identityKey.get().orElse(null),
        proxy.get().orElse(null),
        managed.map(ControllerManager::identityIssuer).orElse(null),
        templateProblems());
  }

  private List<TemplateProblem> templateProblems() {
    return Stream.of(serverTemplate, clientTemplate)
        .flatMap(template -> template.get().orIfUnknown(Optional.empty()).stream())
        .toList();
  }
}
