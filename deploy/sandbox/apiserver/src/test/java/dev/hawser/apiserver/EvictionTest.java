package dev.hawser.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PodBuilder;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Evictions, which disruption budgets refuse. */
class EvictionTest extends ApiServerExtension {
  private static final String PODS = "/api/v1/namespaces/default/pods/";

  @Test
  void shouldDeleteAPodThatNoBudgetSelects() {
    // given
    runningPod("one", "web");
    budget("of-others", "shop", Map.of("maxUnavailable", 0));

    // when
    evict("one", Map.of());

    // then
    assertThat(client.pods().inNamespace("default").withName("one").get()).isNull();
  }

  @Test
  void shouldKeepAsManyPodsAsABudgetNeeds() {
    // given
    runningPod("one", "shop");
    runningPod("two", "shop");
    budget("cart", "shop", Map.of("minAvailable", 1));
    evict("one", Map.of());

    // when
    var failure = failureOf(() -> evict("two", Map.of()));

    // then
    assertThat(failure.getCode()).isEqualTo(429);
    assertThat(failure.getStatus().getMessage())
        .isEqualTo("Cannot evict pod as it would violate the pod's disruption budget.");
    assertThat(failure.getStatus().getDetails().getCauses())
        .singleElement()
        .satisfies(
            cause -> {
              assertThat(cause.getReason()).isEqualTo("DisruptionBudget");
              assertThat(cause.getMessage())
                  .isEqualTo("The disruption budget cart needs 1 healthy pods and has 1 currently");
            });
  }

  @Test
  void shouldDeleteAPodThatDoesNotRunWhateverItsBudget() {
    // given
    pod("one", "shop");
    budget("cart", "shop", Map.of("maxUnavailable", 0));

    // when
    evict("one", Map.of());

    // then
    assertThat(client.pods().inNamespace("default").withName("one").get()).isNull();
  }

  @Test
  void shouldEvictOnlyThePodThatWasRead() {
    // given
    pod("one", "web");

    // when
    var failure =
        failureOf(
            () ->
                evict(
                    "one", Map.of("deleteOptions", Map.of("preconditions", Map.of("uid", "no")))));

    // then
    assertThat(failure.getCode()).isEqualTo(409);
  }

  private void evict(String name, Map<String, Object> more) {
    var eviction = new HashMap<String, Object>(more);
    eviction.put("apiVersion", "policy/v1");
    eviction.put("kind", "Eviction");
    eviction.put("metadata", Map.of("name", name, "namespace", "default"));
    client.raw(PODS + name + "/eviction", "POST", eviction);
  }

  private void pod(String name, String app) {
    var pod =
        new PodBuilder()
            .withNewMetadata()
            .withName(name)
            .withNamespace("default")
            .addToLabels("app", app)
            .endMetadata()
            .withNewSpec()
            .withNodeName("milan")
            .endSpec()
            .build();
    client.resource(pod).create();
  }

  private void runningPod(String name, String app) {
    pod(name, app);
    client
        .pods()
        .inNamespace("default")
        .withName(name)
        .editStatus(
            pod -> new PodBuilder(pod).withNewStatus().withPhase("Running").endStatus().build());
  }

  private void budget(String name, String app, Map<String, Object> bounds) {
    var spec = new HashMap<>(bounds);
    spec.put("selector", Map.of("matchLabels", Map.of("app", app)));
    client.raw(
        "/apis/policy/v1/namespaces/default/poddisruptionbudgets",
        "POST",
        Map.of("metadata", Map.of("name", name), "spec", spec));
  }
}
