package dev.hawser.apiserver.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.apiserver.kind.GroupResource;
import dev.hawser.apiserver.object.Json;
import dev.hawser.apiserver.object.ObjectMeta;
import dev.hawser.apiserver.store.ObjectKey;
import dev.hawser.apiserver.store.Store;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Decides by the roles and bindings in the store. */
public final class Rbac {
  private static final GroupResource ROLES = GroupResource.rbac("roles");
  private static final GroupResource CLUSTER_ROLES = GroupResource.rbac("clusterroles");
  private static final GroupResource ROLE_BINDINGS = GroupResource.rbac("rolebindings");
  private static final GroupResource CLUSTER_ROLE_BINDINGS =
      GroupResource.rbac("clusterrolebindings");

  private final Store store;

  public Rbac(Store store) {
    this.store = store;
  }

  /** Refuses with 403 what the user may not do. */
  public void check(User user, AccessRequest attempt) {
    if (!allows(user, attempt)) throw attempt.refusal(user);
  }

  /** Whether the user may do it. */
  public boolean allows(User user, AccessRequest attempt) {
    return user.isIn(User.MASTERS)
        || rules(user, attempt.namespace()).anyMatch(rule -> rule.allows(attempt));
  }

  /** The rules that hold for a user in a namespace, as the roles have them. */
  public List<ObjectNode> rulesOf(User user, String namespace) {
    return rules(user, namespace).map(PolicyRule::json).toList();
  }

  private Stream<PolicyRule> rules(User user, String namespace) {
    Stream<PolicyRule> everywhere = bound(CLUSTER_ROLE_BINDINGS, "", user);
    return namespace.isEmpty()
        ? everywhere
        : Stream.concat(everywhere, bound(ROLE_BINDINGS, namespace, user));
  }

  private Stream<PolicyRule> bound(GroupResource bindings, String namespace, User user) {
    return store.list(bindings, namespace).objects().stream()
        .filter(binding -> concerns(binding, user))
        .flatMap(binding -> rulesOf(binding).stream());
  }

  private List<PolicyRule> rulesOf(ObjectNode binding) {
    JsonNode role = binding.path("roleRef");
    boolean local = role.path("kind").asText().equals("Role");
    var key =
        new ObjectKey(
            local ? ROLES : CLUSTER_ROLES,
            local ? ObjectMeta.namespace(binding) : "",
            role.path("name").asText());
    Optional<ObjectNode> found = store.get(key);
    return found.map(Rbac::rules).orElse(List.of());
  }

  private static List<PolicyRule> rules(ObjectNode role) {
    return Json.objects(role.path("rules")).stream().map(PolicyRule::new).toList();
  }

  private static boolean concerns(ObjectNode binding, User user) {
    return Json.objects(binding.path("subjects")).stream()
        .anyMatch(subject -> isSubject(subject, binding, user));
  }

  private static boolean isSubject(ObjectNode subject, ObjectNode binding, User user) {
    String name = subject.path("name").asText();
    return switch (subject.path("kind").asText()) {
      case "User" -> user.name().equals(name);
      case "Group" -> user.isIn(name);
      case "ServiceAccount" -> {
        String namespace = subject.path("namespace").asText(ObjectMeta.namespace(binding));
        yield user.name().equals("system:serviceaccount:" + namespace + ":" + name);
      }
      default -> false;
    };
  }
}
