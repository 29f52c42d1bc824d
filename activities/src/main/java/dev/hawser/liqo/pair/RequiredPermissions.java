package dev.hawser.liqo.pair;

import dev.hawser.activity.MissingPermission;
import dev.hawser.activity.Role;
import dev.hawser.liqo.kubernetes.KubeApi;
import dev.hawser.liqo.resources.Kind;
import io.fabric8.kubernetes.api.model.authorization.v1.ResourceRule;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The permissions that a peering needs and the worker's credentials lack. */
final class RequiredPermissions {
  private static final List<String> OWN = List.of("get", "list", "create", "update", "delete");
  private static final List<Kind> BOTH =
      List.of(Kind.CONFIGURATION, Kind.GATEWAY_SERVER, Kind.GATEWAY_CLIENT, Kind.PUBLIC_KEY);
  private static final List<Kind> CONSUMER = List.of(Kind.IDENTITY, Kind.RESOURCE_SLICE);
  private static final List<Kind> PROVIDER = List.of(Kind.TENANT);
  private static final List<Kind> COPIES =
      List.of(Kind.RENEW, Kind.RESOURCE_SLICE, Kind.NAMESPACE_MAP);

  private final Role role;
  private final Optional<List<ResourceRule>> rules;

  RequiredPermissions(KubeApi api, Role role, String namespace) {
    this.role = role;
    this.rules = ask(api, namespace);
  }

  /** Empty also if the API server can't list the permissions. */
  List<MissingPermission> missing() {
    return rules.map(this::missing).orElse(List.of());
  }

  /** For deleting copies that the consumer may no longer delete; a peering user lacks these. */
  List<MissingPermission> missingForRepair() {
    return rules.map(RequiredPermissions::missingForRepair).orElse(List.of());
  }

  private static List<MissingPermission> missingForRepair(List<ResourceRule> rules) {
    var missing = new ArrayList<MissingPermission>();
    for (var kind : COPIES) {
      for (var verb : List.of("get", "list", "delete")) require(rules, verb, kind, missing);
    }
    return missing;
  }

  private List<MissingPermission> missing(List<ResourceRule> rules) {
    var missing = new ArrayList<MissingPermission>();
    var kinds = new ArrayList<>(BOTH);
    kinds.addAll(role == Role.CONSUMER ? CONSUMER : PROVIDER);
    for (var kind : kinds) OWN.forEach(verb -> require(rules, verb, kind, missing));
    for (var verb : List.of("get", "list", "create")) require(rules, verb, Kind.SECRET, missing);
    return missing;
  }

  private static void require(
      List<ResourceRule> rules, String verb, Kind kind, List<MissingPermission> missing) {
    boolean allowed = rules.stream().anyMatch(rule -> allows(rule, verb, kind));
    if (!allowed) missing.add(new MissingPermission(verb, kind.group(), kind.plural()));
  }

  private static boolean allows(ResourceRule rule, String verb, Kind kind) {
    return matches(rule.getVerbs(), verb)
        && matches(rule.getApiGroups(), kind.group())
        && matches(rule.getResources(), kind.plural())
        && rule.getResourceNames().isEmpty();
  }

  private static boolean matches(List<String> allowed, String wanted) {
    return allowed.contains("*") || allowed.contains(wanted);
  }

  private static Optional<List<ResourceRule>> ask(KubeApi api, String namespace) {
    try {
      return api.rules(namespace);
    } catch (KubernetesClientException e) {
      return Optional.empty();
    }
  }
}
