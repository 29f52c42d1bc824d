package dev.hawser.liqo.kubernetes;

import dev.hawser.liqo.resources.Kind;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Listable;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lists objects, with one request per page. */
final class PagedLists {
  private static final int PAGE = 500;

  /** More than any pair or node has; a list must not fill the memory. */
  private static final int MOST_PAGES = 40;

  private final Supplier<KubernetesClient> client;

  /**
   * @param client asked for once per page: it may have been renewed since the last one
   */
  PagedLists(Supplier<KubernetesClient> client) {
    this.client = client;
  }

  /** The objects in a namespace, or with null in all of them, by labels and fields. */
  List<GenericKubernetesResource> of(
      Kind kind,
      @Nullable String namespace,
      Map<String, String> labels,
      Map<String, String> fields) {
    var items =
        pages(
            allowed -> {
              var all = allowed.genericKubernetesResources(kind.context());
              var some = namespace == null ? all.inAnyNamespace() : all.inNamespace(namespace);
              return some.withLabels(labels).withFields(fields);
            });
    items.forEach(item -> name(item, kind)); // the items of a list lack their kind
    return items;
  }

  /** The objects of any kind in a namespace. */
  List<GenericKubernetesResource> of(ResourceDefinitionContext kind, String namespace) {
    var items = pages(allowed -> allowed.genericKubernetesResources(kind).inNamespace(namespace));
    items.forEach(item -> item.setKind(kind.getKind()));
    return items;
  }

  private List<GenericKubernetesResource> pages(
      Function<KubernetesClient, Listable<GenericKubernetesResourceList>> selection) {
    var items = new ArrayList<GenericKubernetesResource>();
    String next = null;
    for (int page = 0; page < MOST_PAGES; page++) {
      var selected = selection.apply(client.get());
      var list =
          selected.list(new ListOptionsBuilder().withLimit((long) PAGE).withContinue(next).build());
      items.addAll(list.getItems());
      next = list.getMetadata() == null ? null : list.getMetadata().getContinue();
      if (next == null || next.isEmpty()) return items;
    }
    throw new IllegalStateException(
        "a list has more than " + PAGE * MOST_PAGES + " objects: delete those that are not needed");
  }

  private static void name(GenericKubernetesResource item, Kind kind) {
    item.setApiVersion(kind.apiVersion());
    item.setKind(kind.word());
  }
}
