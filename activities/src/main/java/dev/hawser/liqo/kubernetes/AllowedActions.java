package dev.hawser.liqo.kubernetes;

import dev.hawser.activity.Permission;
import io.fabric8.kubernetes.api.model.authorization.v1.ResourceRule;
import java.util.List;
import java.util.function.Predicate;

/**
 * What the credentials may do in a namespace, and outside of it. The rules of a namespace hold
 * those of its RoleBindings too, which grant nothing outside of it, and do not tell them apart.
 */
public final class AllowedActions {
  private final List<ResourceRule> rules;
  private final Predicate<Permission> unlisted;
  private final Predicate<Permission> outside;

  /**
   * @param unlisted decides on what no rule allows
   * @param outside decides on what is about all namespaces, or about objects without one
   */
  AllowedActions(
      List<ResourceRule> rules, Predicate<Permission> unlisted, Predicate<Permission> outside) {
    this.rules = List.copyOf(rules);
    this.unlisted = unlisted;
    this.outside = outside;
  }

  /** Whether the action is allowed; true also if the API server does not say. */
  public boolean contains(Permission action) {
    if (action.isOutsideOfNamespaces()) return outside.test(action);
    return rules.stream().anyMatch(rule -> allows(rule, action)) || unlisted.test(action);
  }

  private static boolean allows(ResourceRule rule, Permission action) {
    return matches(rule.getVerbs(), action.verb())
        && matches(rule.getApiGroups(), action.group())
        && matches(rule.getResources(), action.resource())
        && allowsName(rule.getResourceNames(), action);
  }

  /** A rule with names allows neither to list nor to create: neither has a name. */
  private static boolean allowsName(List<String> names, Permission action) {
    return names.isEmpty() || (action.name() != null && names.contains(action.name()));
  }

  private static boolean matches(List<String> allowed, String wanted) {
    return allowed.contains("*") || allowed.contains(wanted);
  }
}
