package dev.hawser.liqo.pair;

import dev.hawser.activity.MissingRight;
import dev.hawser.activity.Role;
import dev.hawser.liqo.kubernetes.KubeApi;
import dev.hawser.liqo.resources.Kind;
import io.fabric8.kubernetes.api.model.authorization.v1.ResourceRule;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The permissions that a peering needs and the worker's credentials lack. */
final class RequiredRights {
  private static final List<String> OWN = List.of("get", "list", "create", "update", "delete");
  private static final List<Kind> BOTH =
      List.of(Kind.CONFIGURATION, Kind.GATEWAY_SERVER, Kind.GATEWAY_CLIENT, Kind.PUBLIC_KEY);
  private static final List<Kind> CONSUMER = List.of(Kind.IDENTITY, Kind.RESOURCE_SLICE);
  private static final List<Kind> PROVIDER = List.of(Kind.TENANT);
  private static final List<Kind> COPIES =
      List.of(Kind.RENEW, Kind.RESOURCE_SLICE, Kind.NAMESPACE_MAP);

  private final Role role;
  private final Optional<List<ResourceRule>> rules;

  RequiredRights(KubeApi api, Role role, String namespace) {
    this.role = role;
    this.rules = ask(api, namespace);
  }

  /** Empty also if the API server can't list the permissions. */
  List<MissingRight> missing() {
    return rules.map(this::missing).orElse(List.of());
  }

  /** For deleting copies that the consumer may no longer delete; a peering user lacks these. */
  List<MissingRight> missingForRepair() {
    return rules.map(RequiredRights::missingForRepair).orElse(List.of());
  }

  private static List<MissingRight> missingForRepair(List<ResourceRule> rules) {
    var missing = new ArrayList<MissingRight>();
    for (var kind : COPIES) {
      for (var verb : List.of("get", "list", "delete")) require(rules, verb, kind, missing);
    }
    return missing;
  }

  private List<MissingRight> missing(List<ResourceRule> rules) {
    var missing = new ArrayList<MissingRight>();
    var kinds = new ArrayList<>(BOTH);
    kinds.addAll(role == Role.CONSUMER ? CONSUMER : PROVIDER);
    for (var kind : kinds) OWN.forEach(verb -> require(rules, verb, kind, missing));
    for (var verb : List.of("get", "list", "create")) require(rules, verb, Kind.SECRET, missing);
    return missing;
  }

  private static void require(
      List<ResourceRule> rules, String verb, Kind kind, List<MissingRight> missing) {
    boolean allowed = rules.stream().anyMatch(rule -> allows(rule, verb, kind));
    if (!allowed) missing.add(new MissingRight(verb, kind.group(), kind.plural()));
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
