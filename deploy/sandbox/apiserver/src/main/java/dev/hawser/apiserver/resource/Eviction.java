package dev.hawser.apiserver.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.apiserver.failure.ApiFailure;
import dev.hawser.apiserver.failure.StatusCause;
import dev.hawser.apiserver.kind.GroupResource;
import dev.hawser.apiserver.object.Json;
import dev.hawser.apiserver.object.ObjectMeta;
import dev.hawser.apiserver.selector.LabelSelector;
import dev.hawser.apiserver.store.Store;
import java.util.List;

/**
 * Deletes pods as the disruption budgets that select them allow. There is no controller that keeps
 * the status of budgets, so a budget is compared with the pods that it selects at this moment: all
 * that run and are not being deleted count as healthy, and they are all that are expected.
 */
final class Eviction {
  private static final GroupResource BUDGETS = new GroupResource("policy", "poddisruptionbudgets");

  private final Store store;
  private final Deletion deletion;

  Eviction(Store store, Deletion deletion) {
    this.store = store;
    this.deletion = deletion;
  }

  /** Returns the {@code Status} of an eviction that was made. */
  ObjectNode evict(RequestTarget target, ObjectNode body, WriteContext caller) {
    var pod = new RequestTarget(target.type(), target.namespace(), target.name(), "");
    ObjectNode found = store.get(pod.key()).orElseThrow(pod::notFound);
    if (!ObjectMeta.isTerminating(found) && runs(found)) requireNoBudgetAgainst(pod, found);
    deletion.delete(pod, DeleteOptions.of(body.path("deleteOptions"), ""), caller);
    ObjectNode status = Json.object().put("kind", "Status").put("apiVersion", "v1");
    status.putObject("metadata");
    return status.put("status", "Success").put("code", 201);
  }

  /** Budgets do not count pods that have not begun to run, or have ended. */
  private static boolean runs(JsonNode pod) {
    return pod.path("status").path("phase").asText().equals("Running");
  }

  private void requireNoBudgetAgainst(RequestTarget pod, ObjectNode found) {
    List<ObjectNode> budgets =
        store.list(BUDGETS, pod.namespace()).objects().stream()
            .filter(budget -> selector(budget).test(found))
            .toList();
    if (budgets.size() > 1) {
      throw ApiFailure.of(
          500,
          "",
          "This pod has more than one PodDisruptionBudget, which the eviction subresource does not"
              + " support.");
    }
    budgets.forEach(budget -> requireOneToSpare(pod, budget));
  }

  private void requireOneToSpare(RequestTarget pod, ObjectNode budget) {
    int healthy =
        Math.toIntExact(
            store.list(pod.type().resource(), pod.namespace()).objects().stream()
                .filter(other -> !ObjectMeta.isTerminating(other) && runs(other))
                .filter(selector(budget))
                .count());
    int needed = needed(budget.path("spec"), healthy);
    if (healthy > needed) return;
    throw ApiFailure.tooManyRequests(
        "Cannot evict pod as it would violate the pod's disruption budget.",
        new StatusCause(
            "DisruptionBudget",
            "The disruption budget %s needs %d healthy pods and has %d currently"
                .formatted(ObjectMeta.name(budget), needed, healthy),
            ""));
  }

  private static int needed(JsonNode spec, int expected) {
    return spec.has("minAvailable")
        ? number(spec.path("minAvailable"), expected)
        : expected - number(spec.path("maxUnavailable"), expected);
  }

  /** A number, or a part of all in percent, rounded up. */
  private static int number(JsonNode value, int all) {
    String text = value.asText("0");
    if (!text.endsWith("%")) return Integer.parseInt(text);
    return (all * Integer.parseInt(text.substring(0, text.length() - 1)) + 99) / 100;
  }

  private static LabelSelector selector(JsonNode budget) {
    return LabelSelector.of(budget.path("spec").path("selector"));
  }
}
