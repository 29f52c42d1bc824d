package dev.hawser.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectRulesReviewBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.junit.jupiter.api.Test;

class AccessTest extends ApiServerExtension {
  private final KubernetesClient milan = client(server.kubeconfig("milan", "liqo.io"));

  @Test
  void shouldRefuseInTheWordsOfKubernetes() {
    // when
    var failure = failureOf(() -> milan.configMaps().inNamespace("default").withName("one").get());

    // then
    assertThat(failure.getCode()).isEqualTo(403);
    assertThat(failure.getStatus().getReason()).isEqualTo("Forbidden");
    assertThat(failure.getStatus().getMessage())
        .isEqualTo(
            "configmaps \"one\" is forbidden: User \"milan\" cannot get resource \"configmaps\" in"
                + " API group \"\" in the namespace \"default\"");
  }

  @Test
  void shouldNameTheClusterScope() {
    // when
    var failure = failureOf(() -> milan.nodes().list());

    // then
    assertThat(failure.getStatus().getMessage())
        .isEqualTo(
            "nodes is forbidden: User \"milan\" cannot list resource \"nodes\" in API group \"\" at"
                + " the cluster scope");
  }

  @Test
  void shouldRefuseWatchesToo() {
    // when
    var failure =
        failureOf(() -> milan.configMaps().inNamespace("default").watch(new SilentWatcher<>()));

    // then
    assertThat(failure.getCode()).isEqualTo(403);
  }

  @Test
  void shouldNotKnowBadTokens() {
    // given
    Config config = Config.fromKubeconfig(server.adminKubeconfig());
    config.setOauthToken("wrong");
    config.setRequestRetryBackoffLimit(0);

    // when
    var failure = failureOf(() -> client(config).namespaces().list());

    // then
    assertThat(failure.getCode()).isEqualTo(401);
    assertThat(failure.getStatus().getReason()).isEqualTo("Unauthorized");
  }

  @Test
  void shouldAllowWhatARoleAllows() {
    // given
    allowReadingInDefault("User", "milan");

    // when
    var maps = milan.configMaps().inNamespace("default").list();

    // then
    assertThat(maps.getItems()).isNotNull();
    assertThat(failureOf(() -> milan.configMaps().inNamespace("kube-system").list()).getCode())
        .isEqualTo(403);
    assertThat(failureOf(() -> milan.resource(configMap("x")).create()).getCode()).isEqualTo(403);
  }

  @Test
  void shouldAllowGroupsEverywhere() {
    // given
    client
        .resource(
            new ClusterRoleBuilder()
                .withNewMetadata()
                .withName("nodes")
                .endMetadata()
                .addNewRule()
                .withApiGroups("")
                .withResources("nodes")
                .withVerbs("*")
                .endRule()
                .build())
        .create();
    client
        .resource(
            new ClusterRoleBindingBuilder()
                .withNewMetadata()
                .withName("nodes")
                .endMetadata()
                .withNewRoleRef()
                .withKind("ClusterRole")
                .withName("nodes")
                .endRoleRef()
                .addNewSubject()
                .withKind("Group")
                .withName("liqo.io")
                .endSubject()
                .build())
        .create();

    // when
    var nodes = milan.nodes().list();

    // then
    assertThat(nodes.getItems()).isEmpty();
  }

  @Test
  void shouldAnswerWhatAUserMayDo() {
    // given
    allowReadingInDefault("Group", "liqo.io");

    // when
    boolean mayList = mayDo("list");
    boolean mayCreate = mayDo("create");
    var rules =
        milan
            .authorization()
            .v1()
            .selfSubjectRulesReview()
            .create(
                new SelfSubjectRulesReviewBuilder()
                    .withNewSpec()
                    .withNamespace("default")
                    .endSpec()
                    .build());

    // then
    assertThat(mayList).isTrue();
    assertThat(mayCreate).isFalse();
    assertThat(rules.getStatus().getResourceRules())
        .anyMatch(rule -> rule.getResources().contains("configmaps"));
  }

  private boolean mayDo(String verb) {
    var review =
        new SelfSubjectAccessReviewBuilder()
            .withNewSpec()
            .withNewResourceAttributes()
            .withNamespace("default")
            .withVerb(verb)
            .withResource("configmaps")
            .endResourceAttributes()
            .endSpec()
            .build();
    return milan
        .authorization()
        .v1()
        .selfSubjectAccessReview()
        .create(review)
        .getStatus()
        .getAllowed();
  }

  private void allowReadingInDefault(String kind, String name) {
    client
        .resource(
            new RoleBuilder()
                .withNewMetadata()
                .withName("read")
                .withNamespace("default")
                .endMetadata()
                .addNewRule()
                .withApiGroups("")
                .withResources("configmaps")
                .withVerbs("get", "list", "watch")
                .endRule()
                .build())
        .create();
    client
        .resource(
            new RoleBindingBuilder()
                .withNewMetadata()
                .withName("read")
                .withNamespace("default")
                .endMetadata()
                .withNewRoleRef()
                .withKind("Role")
                .withName("read")
                .endRoleRef()
                .addNewSubject()
                .withKind(kind)
                .withName(name)
                .endSubject()
                .build())
        .create();
  }
}
