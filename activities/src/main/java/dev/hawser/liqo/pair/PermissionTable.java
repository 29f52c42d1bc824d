package dev.hawser.liqo.pair;

import dev.hawser.activity.PermissionUse;
import dev.hawser.activity.Role;
import dev.hawser.liqo.kubernetes.ReadResult;
import dev.hawser.liqo.resources.Kind;
import dev.hawser.liqo.resources.Labels;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Optional;

/**
 * Which permissions a run needs for what. What a run only uses if it may is not among them:
 * watches, Events, Leases, deleting a ForeignCluster, the bindings of deleted gateways, and the
 * claim on a namespace that exists.
 */
final class PermissionTable {
  private final String peer;
  private final String namespace;
  private final PairContents contents;
  private final RequiredPermissions required;

  PermissionTable(
      String peer, String namespace, PairContents contents, RequiredPermissions required) {
    this.peer = peer;
    this.namespace = namespace;
    this.contents = contents;
    this.required = required;
  }

  /**
   * @param foreignCluster as the inspection read it
   * @param nodes the peer's virtual nodes
   */
  void add(
      Role role,
      boolean namespaceExists,
      ReadResult<Optional<GenericKubernetesResource>> foreignCluster,
      List<String> nodes) {
    namespace(namespaceExists);
    configuration();
    gateways();
    reverse(role);
    switch (role) {
      case CONSUMER -> {
        consumerIdentity();
        offloading();
        draining(nodes);
        unreachable(foreignCluster);
      }
      case PROVIDER -> {
        tenant();
        certificates();
      }
    }
  }

  /**
   * Nothing is declared on a ForeignCluster that does not exist, and a peering only changes one on
   * which its provider is declared unreachable.
   */
  private void unreachable(ReadResult<Optional<GenericKubernetesResource>> foreignCluster) {
    required.require(PermissionUse.DECLARE_UNREACHABLE, foreignCluster);
    if (foreignCluster.isCertain(Optional::isEmpty)) return;
    named(PermissionUse.DECLARE_UNREACHABLE, Kind.FOREIGN_CLUSTER, peer, "update");
    if (foreignCluster.isCertain(
        found -> found.filter(UnreachableProvider::isDeclaredIn).isPresent()))
      named(PermissionUse.CLEAR_UNREACHABLE, Kind.FOREIGN_CLUSTER, peer, "update");
  }

  /** A namespace that does not exist has no Roles: what creates it is allowed everywhere. */
  private void namespace(boolean exists) {
    named(PermissionUse.REMOVE_NAMESPACE, Kind.NAMESPACE, namespace, "get", "delete");
    if (exists) return;
    named(
        PermissionUse.CREATE_NAMESPACE,
        Kind.NAMESPACE,
        namespace,
        "list",
        "get",
        "create",
        "update");
  }

  private void configuration() {
    find(PermissionUse.READ_NETWORK, PermissionUse.FIND_NETWORK, Kind.CONFIGURATION);
    named(PermissionUse.CONFIGURATION, Kind.CONFIGURATION, peer, "get", "create", "update");
    required.requireListEverywhere(PermissionUse.CONFIGURATION, Kind.NETWORK);
    named(PermissionUse.REMOVE_CONFIGURATION, Kind.CONFIGURATION, peer, "get", "delete");
  }

  private void gateways() {
    for (var kind : List.of(Kind.GATEWAY_SERVER, Kind.GATEWAY_CLIENT, Kind.PUBLIC_KEY))
      find(PermissionUse.READ_NETWORK, PermissionUse.FIND_NETWORK, kind);
    required.require(PermissionUse.READ_NETWORK, Kind.CONNECTION, "list");
    required.require(PermissionUse.READ_NETWORK, Kind.SECRET, "list");
    gateway(PermissionUse.SERVER, PermissionUse.REMOVE_SERVER, Kind.GATEWAY_SERVER);
    gateway(PermissionUse.CLIENT, PermissionUse.REMOVE_CLIENT, Kind.GATEWAY_CLIENT);
    for (String name : names(Kind.GATEWAY_SERVER)) {
      named(PermissionUse.REMOVE_SERVER, Kind.SERVICE, "gw-" + name, "get");
      named(PermissionUse.REPLACE_SERVER, Kind.WG_GATEWAY_SERVER, name, "get");
    }
    for (String name : names(Kind.PUBLIC_KEY)) {
      for (var use : List.of(PermissionUse.CLIENT, PermissionUse.PUBLIC_KEY))
        named(use, Kind.PUBLIC_KEY, name, "create", "update");
      for (var use : List.of(PermissionUse.REMOVE_CLIENT, PermissionUse.REMOVE_PUBLIC_KEY))
        named(use, Kind.PUBLIC_KEY, name, "list", "get", "delete");
    }
  }

  private void gateway(PermissionUse use, PermissionUse removal, Kind kind) {
    for (String name : names(kind)) {
      named(use, kind, name, "create", "update");
      named(removal, kind, name, "list", "get", "delete");
      for (var child : List.of(Kind.CONNECTION, Kind.DEPLOYMENT, Kind.SECRET))
        named(removal, child, "gw-" + name, "get");
    }
  }

  private void reverse(Role role) {
    var kinds =
        role == Role.CONSUMER
            ? List.of(Kind.TENANT)
            : List.of(Kind.IDENTITY, Kind.VIRTUAL_NODE, Kind.RESOURCE_SLICE);
    for (var kind : kinds) required.require(PermissionUse.FIND_REVERSE, kind, "list");
  }

  private void consumerIdentity() {
    String identity = Labels.controlPlane(peer);
    for (var kind : List.of(Kind.IDENTITY, Kind.RENEW, Kind.SECRET))
      find(PermissionUse.READ_AUTHENTICATION, PermissionUse.FIND_AUTHENTICATION, kind);
    named(PermissionUse.PROOF, Kind.SECRET, Labels.SIGNED_NONCE_SECRET, "get", "create", "update");
    named(PermissionUse.REMOVE_PROOF, Kind.SECRET, Labels.SIGNED_NONCE_SECRET, "get", "delete");
    named(PermissionUse.IDENTITY, Kind.IDENTITY, identity, "get", "create", "update");
    named(PermissionUse.REMOVE_IDENTITY, Kind.IDENTITY, identity, "get", "delete");
    for (String renew : names(Kind.RENEW, identity))
      named(PermissionUse.REMOVE_IDENTITY, Kind.RENEW, renew, "list", "get");
    named(PermissionUse.REMOVE_IDENTITY, Kind.SECRET, "kubeconfig-" + identity, "get");
  }

  private void tenant() {
    for (var kind : List.of(Kind.SECRET, Kind.TENANT))
      find(PermissionUse.READ_AUTHENTICATION, PermissionUse.FIND_AUTHENTICATION, kind);
    named(PermissionUse.NONCE, Kind.SECRET, Labels.NONCE_SECRET, "get", "create");
    named(PermissionUse.REMOVE_NONCE, Kind.SECRET, Labels.NONCE_SECRET, "get", "delete");
    named(PermissionUse.TENANT, Kind.SECRET, Labels.CERTIFICATE_SECRET, "get");
    named(PermissionUse.TENANT, Kind.TENANT, peer, "get", "create", "update");
    named(PermissionUse.REMOVE_TENANT, Kind.TENANT, peer, "get", "delete");
  }

  /** Which of them are stale depends on the consumer's key, which is not known here. */
  private void certificates() {
    contents.ofPeer(Kind.SECRET).stream()
        .map(secret -> secret.getMetadata().getName())
        .filter(name -> name.startsWith(Labels.CERTIFICATE_SECRET))
        .forEach(
            name -> named(PermissionUse.REPAIR_CERTIFICATES, Kind.SECRET, name, "get", "delete"));
  }

  private void offloading() {
    required.require(PermissionUse.READ_OFFLOADING, Kind.IDENTITY, "list");
    find(PermissionUse.READ_OFFLOADING, PermissionUse.FIND_OFFLOADING, Kind.RESOURCE_SLICE);
    required.require(PermissionUse.FIND_OFFLOADING, Kind.VIRTUAL_NODE, "list");
    named(PermissionUse.SLICE, Kind.RESOURCE_SLICE, peer, "get", "create", "update");
    for (String slice : names(Kind.RESOURCE_SLICE))
      named(PermissionUse.REMOVE_SLICE, Kind.RESOURCE_SLICE, slice, "list", "get", "delete");
    required.require(PermissionUse.REMOVE_SLICE, Kind.VIRTUAL_NODE, "list");
    for (String map : names(Kind.NAMESPACE_MAP))
      named(PermissionUse.REMOVE_SLICE, Kind.NAMESPACE_MAP, map, "list", "get");
    for (var node : contents.ofPeer(Kind.VIRTUAL_NODE))
      named(
          PermissionUse.REMOVE_VIRTUAL_NODES,
          Kind.VIRTUAL_NODE,
          node.getMetadata().getName(),
          "delete");
  }

  private void draining(List<String> nodes) {
    for (String node : nodes) named(PermissionUse.DRAIN, Kind.NODE, node, "get", "update");
    if (!nodes.isEmpty()) required.requireEvictions(PermissionUse.DRAIN);
  }

  private void find(PermissionUse peering, PermissionUse unpeering, Kind kind) {
    required.require(peering, kind, "list");
    required.require(unpeering, kind, "list");
  }

  private void named(PermissionUse use, Kind kind, String name, String... verbs) {
    required.requireNamed(use, kind, name, verbs);
  }

  private List<String> names(Kind kind) {
    return names(kind, peer);
  }

  /** Of those that exist, or else of the one that is created. */
  private List<String> names(Kind kind, String created) {
    var existing =
        contents.ofPeer(kind).stream().map(found -> found.getMetadata().getName()).toList();
    return existing.isEmpty() ? List.of(created) : existing;
  }
}
