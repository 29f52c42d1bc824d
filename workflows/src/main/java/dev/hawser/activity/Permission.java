package dev.hawser.activity;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the credentials of a worker may do, or may not.
 *
 * @param verb such as {@code create}
 * @param group API group of the resource; empty for the core group
 * @param resource in the plural, such as {@code tenants}
 * @param namespace {@value #ALL_NAMESPACES} for all of them; null for objects without a namespace
 * @param name null for all objects of the resource
 * @param uses what needs it; empty if every run does
 */
public record Permission(
    String verb,
    String group,
    String resource,
    @Nullable String namespace,
    @Nullable String name,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<PermissionUse> uses) {
  public static final String ALL_NAMESPACES = "*";

  public Permission {
    uses = uses == null ? List.of() : List.copyOf(uses);
  }

  /** One that every run needs. */
  public Permission(String verb, String group, String resource) {
    this(verb, group, resource, null, null, List.of());
  }

  /** Whether it is about all namespaces. */
  @JsonIgnore
  public boolean isInAllNamespaces() {
    return ALL_NAMESPACES.equals(namespace);
  }

  /** Whether it is about one namespace, which a Role in that namespace can allow. */
  @JsonIgnore
  public boolean isOnNamespace() {
    return group.isEmpty() && resource.equals("namespaces") && name != null;
  }

  /** Whether no Role can allow it, only a ClusterRole that is bound in the whole cluster. */
  @JsonIgnore
  public boolean isOutsideOfNamespaces() {
    return isInAllNamespaces() || (namespace == null && !isOnNamespace());
  }

  /** Whether it allows to read. */
  @JsonIgnore
  public boolean isRead() {
    return verb.equals("get") || verb.equals("list");
  }

  /** As people say it: {@code create tenants in liqo-tenant-rome}. */
  @Override
  public String toString() {
    String object = verb + " " + resource + (name == null ? "" : " " + name);
    if (namespace == null) return object;
    return object + " in " + (namespace.equals(ALL_NAMESPACES) ? "all namespaces" : namespace);
  }
}
