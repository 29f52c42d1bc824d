package dev.hawser.liqo.pair;

import dev.hawser.activity.Permission;
import dev.hawser.activity.PermissionUse;
import dev.hawser.liqo.kubernetes.AllowedActions;
import dev.hawser.liqo.kubernetes.ReadResult;
import dev.hawser.liqo.resources.Fields;
import dev.hawser.liqo.resources.Kind;
import dev.hawser.liqo.resources.Labels;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The permissions that runs of a pair need on one cluster, each with what needs it. A read that the
 * inspection has made shows by itself whether it is allowed; all else is reviewed.
 */
final class RequiredPermissions {
  private final String namespace;
  private final PairContents contents;
  private final Map<Action, EnumSet<PermissionUse>> actions = new LinkedHashMap<>();
  private final Map<Permission, EnumSet<PermissionUse>> refused = new LinkedHashMap<>();

  /** A verb on objects of a kind; the name is null for all of them. */
  private record Action(
      String verb, Kind kind, @Nullable String name, boolean everywhere, String subresource) {
    Action(String verb, Kind kind, @Nullable String name, boolean everywhere) {
      this(verb, kind, name, everywhere, "");
    }

    Permission in(String namespace) {
      String ofKind = kind.namespaced() ? namespace : null;
      String where = everywhere ? Permission.ALL_NAMESPACES : ofKind;
      return new Permission(
          verb, kind.group(), kind.plural() + subresource, where, name, List.of());
    }
  }

  /**
   * @param contents of the namespace, as far as they may be read
   */
  RequiredPermissions(String namespace, PairContents contents) {
    this.namespace = namespace;
    this.contents = contents;
  }

  /** Requires verbs on all objects of a kind in the namespace. */
  void require(PermissionUse use, Kind kind, String... verbs) {
    for (var verb : verbs) require(use, new Action(verb, kind, null, false));
  }

  /** Requires to list the objects of a kind in all namespaces. */
  void requireListEverywhere(PermissionUse use, Kind kind) {
    require(use, new Action("list", kind, null, true));
  }

  /** Requires to evict pods in all namespaces. */
  void requireEvictions(PermissionUse use) {
    require(use, new Action("create", Kind.POD, null, true, "/eviction"));
  }

  /** Requires verbs on one object; nobody can be allowed to create or list by name. */
  void requireNamed(PermissionUse use, Kind kind, String name, String... verbs) {
    for (var verb : verbs) {
      boolean named = !verb.equals("create") && !verb.equals("list");
      require(use, new Action(verb, kind, named ? name : null, false));
    }
  }

  private void require(PermissionUse use, Action action) {
    uses(actions, action).add(use);
  }

  /** Requires a read that the inspection has made. */
  void require(PermissionUse use, ReadResult<?> read) {
    read.missing().ifPresent(missing -> uses(refused, missing).add(use));
  }

  private static <K> EnumSet<PermissionUse> uses(Map<K, EnumSet<PermissionUse>> map, K key) {
    return map.computeIfAbsent(key, absent -> EnumSet.noneOf(PermissionUse.class));
  }

  /** Those that are missing. */
  List<Permission> missing(AllowedActions allowed) {
    var missing = new ArrayList<Permission>();
    refused.forEach((permission, uses) -> missing.add(withUses(permission, uses)));
    actions.forEach(
        (action, uses) -> {
          var permission = action.in(namespace);
          if (!isAllowed(action, permission, allowed)) missing.add(withUses(permission, uses));
        });
    return missing;
  }

  private boolean isAllowed(Action action, Permission permission, AllowedActions allowed) {
    if (!action.verb().equals("list") || action.everywhere()) return allowed.contains(permission);
    return contents
        .read(action.kind())
        .map(read -> !read.isUnknown())
        .orElseGet(() -> allowed.contains(permission));
  }

  private static Permission withUses(Permission permission, EnumSet<PermissionUse> uses) {
    return new Permission(
        permission.verb(),
        permission.group(),
        permission.resource(),
        permission.namespace(),
        permission.name(),
        List.copyOf(uses));
  }

  /** Those for deleting copies that the consumer may no longer delete. */
  List<Permission> missingForRepair(AllowedActions allowed) {
    return Stream.of(Kind.RENEW, Kind.RESOURCE_SLICE, Kind.NAMESPACE_MAP)
        .flatMap(this::repairing)
        .filter(action -> !isAllowed(action, action.in(namespace), allowed))
        .map(action -> action.in(namespace))
        .toList();
  }

  /** By name, unless the copies may not be listed. */
  private Stream<Action> repairing(Kind kind) {
    boolean unknown = contents.read(kind).filter(ReadResult::isUnknown).isPresent();
    var deleting = unknown ? deleting(kind, null) : copies(kind).flatMap(it -> deleting(kind, it));
    return Stream.concat(Stream.of(new Action("list", kind, null, false)), deleting);
  }

  private Stream<String> copies(Kind kind) {
    return contents.ofPeer(kind).stream()
        .filter(found -> "true".equals(Fields.label(found, Labels.REPLICATED)))
        .map(found -> found.getMetadata().getName());
  }

  private static Stream<Action> deleting(Kind kind, @Nullable String name) {
    return Stream.of("get", "delete").map(verb -> new Action(verb, kind, name, false));
  }
}
