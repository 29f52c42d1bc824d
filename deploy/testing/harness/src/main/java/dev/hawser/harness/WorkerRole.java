package dev.hawser.harness;

import static dev.hawser.harness.Expect.eventually;

import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;

/** The permissions of a {@link WorkerUser} on one cluster. */
public record WorkerRole(KubernetesClient administrator) {
  private static final PolicyRule EVERYTHING =
      new PolicyRuleBuilder().withApiGroups("*").withResources("*").withVerbs("*").build();

  /** A verb on all objects of a resource, in all namespaces. */
  public record Permission(String verb, String group, String resource) {
    PolicyRule rule() {
      return new PolicyRuleBuilder()
          .withApiGroups(group)
          .withResources(resource)
          .withVerbs(verb)
          .build();
    }

    @Override
    public String toString() {
      return verb + " " + resource;
    }
  }

  /** Creates the role, which allows everything, unless it exists. */
  static void create(KubernetesClient administrator) {
    administrator
        .rbac()
        .clusterRoles()
        .resource(
            new ClusterRoleBuilder()
                .withNewMetadata()
                .withName(WorkerUser.NAME)
                .endMetadata()
                .withRules(EVERYTHING)
                .build())
        .createOr(existing -> existing.update());
    administrator
        .rbac()
        .clusterRoleBindings()
        .resource(
            new ClusterRoleBindingBuilder()
                .withNewMetadata()
                .withName(WorkerUser.NAME)
                .endMetadata()
                .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", WorkerUser.NAME)
                .addNewSubject("rbac.authorization.k8s.io", "User", WorkerUser.NAME, null)
                .build())
        .createOr(existing -> existing.update());
  }

  /** Whether the workers of this test are such users. */
  public boolean exists() {
    return administrator.rbac().clusterRoles().withName(WorkerUser.NAME).get() != null;
  }

  /** Allows everything. */
  public void allowEverything() {
    write(List.of(EVERYTHING));
    awaitAnswer(new Permission("get", "", "everything"), true);
  }

  /** Allows exactly these, and returns when the API server knows that another is not allowed. */
  public void allow(List<Permission> permissions, Permission denied) {
    write(permissions.stream().map(Permission::rule).toList());
    awaitAnswer(denied, false);
  }

  private void write(List<PolicyRule> rules) {
    administrator
        .rbac()
        .clusterRoles()
        .withName(WorkerUser.NAME)
        .edit(role -> new ClusterRoleBuilder(role).withRules(rules).build());
  }

  private void awaitAnswer(Permission permission, boolean allowed) {
    eventually(
        "the API server knows the worker's permissions", () -> isAllowed(permission) == allowed);
  }

  private boolean isAllowed(Permission permission) {
    var review =
        new SubjectAccessReviewBuilder()
            .withNewSpec()
            .withUser(WorkerUser.NAME)
            .withNewResourceAttributes()
            .withVerb(permission.verb())
            .withGroup(permission.group())
            .withResource(permission.resource())
            .endResourceAttributes()
            .endSpec()
            .build();
    var status = administrator.resource(review).create().getStatus();
    return Boolean.TRUE.equals(status.getAllowed());
  }
}
