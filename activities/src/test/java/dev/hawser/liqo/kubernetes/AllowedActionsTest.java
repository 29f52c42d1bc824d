package dev.hawser.liqo.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.Permission;
import io.fabric8.kubernetes.api.model.authorization.v1.ResourceRule;
import io.fabric8.kubernetes.api.model.authorization.v1.ResourceRuleBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the rules of a review allow. */
final class AllowedActionsTest {
  private static final ResourceRule NAMED =
      new ResourceRuleBuilder()
          .withVerbs("get", "delete", "list")
          .withApiGroups("")
          .withResources("secrets")
          .withResourceNames("liqo-nonce")
          .build();

  @ParameterizedTest
  @CsvSource({
    "get, secrets, liqo-nonce, true",
    "delete, secrets, liqo-nonce, true",
    "get, secrets, another, false",
    "get, configmaps, liqo-nonce, false",
    "create, secrets, liqo-nonce, false",
    "list, secrets, , false"
  })
  void shouldUnderstandResourceNames(
      String verb, String resource, @Nullable String name, boolean allowed) {
    // given
    var actions = new AllowedActions(List.of(NAMED), unlisted -> false, outside -> false);

    // when
    var contained = actions.contains(action(verb, resource, name));

    // then
    assertThat(contained).isEqualTo(allowed);
  }

  @Test
  void shouldUnderstandWildcards() {
    // given
    var everything =
        new ResourceRuleBuilder().withVerbs("*").withApiGroups("*").withResources("*").build();

    // when
    var actions = new AllowedActions(List.of(everything), unlisted -> false, outside -> false);

    // then
    assertThat(actions.contains(action("delete", "tenants", "rome"))).isTrue();
  }

  @Test
  void shouldAskForWhatNoRuleOfAnIncompleteReviewAllows() {
    // given
    var actions =
        new AllowedActions(
            List.of(NAMED), unlisted -> unlisted.resource().equals("tenants"), outside -> false);

    // when
    var tenants = actions.contains(action("get", "tenants", "rome"));
    var renews = actions.contains(action("get", "renews", "rome"));

    // then
    assertThat(tenants).isTrue();
    assertThat(renews).isFalse();
  }

  @Test
  void shouldAskForWhatIsAboutAllNamespaces() {
    // given
    var inOne =
        new ResourceRuleBuilder().withVerbs("*").withApiGroups("*").withResources("*").build();
    var everywhere =
        new Permission("list", "", "networks", Permission.ALL_NAMESPACES, null, List.of());

    // when
    var refused = new AllowedActions(List.of(inOne), unlisted -> true, asked -> false);
    var allowed = new AllowedActions(List.of(), unlisted -> false, asked -> true);

    // then
    assertThat(refused.contains(everywhere)).isFalse();
    assertThat(allowed.contains(everywhere)).isTrue();
  }

  @Test
  void shouldAskForWhatIsOutsideOfNamespaces() {
    // given
    var byRoleBinding =
        new ResourceRuleBuilder().withVerbs("*").withApiGroups("*").withResources("*").build();
    var foreignCluster =
        new Permission("update", "core.liqo.io", "foreignclusters", null, "milan", List.of());
    var creation = new Permission("create", "", "namespaces");

    // when
    var actions = new AllowedActions(List.of(byRoleBinding), unlisted -> true, outside -> false);

    // then
    assertThat(actions.contains(foreignCluster)).isFalse();
    assertThat(actions.contains(creation)).isFalse();
  }

  @Test
  void shouldLetARoleInANamespaceAllowTheNamespaceItself() {
    // given
    var byRoleBinding =
        new ResourceRuleBuilder()
            .withVerbs("delete")
            .withApiGroups("")
            .withResources("namespaces")
            .withResourceNames("liqo-tenant-rome")
            .build();
    var deletion = new Permission("delete", "", "namespaces", null, "liqo-tenant-rome", List.of());

    // when
    var actions = new AllowedActions(List.of(byRoleBinding), unlisted -> false, outside -> false);

    // then
    assertThat(actions.contains(deletion)).isTrue();
  }

  private static Permission action(String verb, String resource, @Nullable String name) {
    return new Permission(verb, "", resource, "liqo-tenant-rome", name, List.of());
  }
}
